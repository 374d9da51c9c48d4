import { isInteger, isLosslessNumber, parse } from "lossless-json";
import { parseQuery } from "../../../wire/encoding";
import { own, setOwn } from "../../../wire/own";
import type { WireRequest } from "../../../wire/wire";
import { isRecord } from "../../../wire/xml";
import { refusal } from "./errors";

/** Types as the API pages give them: an int is a JSON integer (kept as text), a str is a JSON string. */
export type Parameter =
  | { readonly type: "int" | "bool" | "str" | "strs"; readonly required?: true }
  | { readonly type: "object" | "objects"; readonly required?: true; readonly members: Parameters };
export type Parameters = Readonly<Record<string, Parameter>>;

/** Integers as text, because TrackId exceeds what a JavaScript number holds; booleans too. */
export interface Values {
  readonly [name: string]: string | string[] | Values | Values[] | undefined;
}

export function readParameters(request: WireRequest, parameters: Parameters): Values {
  const raw = request.method === "GET" ? readFlattened(request.query) : readJson(request);
  return check(raw, parameters, "");
}

function readJson(request: WireRequest): Record<string, unknown> {
  let value: unknown;
  try {
    value = parse(request.body.toString("utf8"));
  } catch {
    throw refusal("InvalidParameter", "The request body is not valid JSON.");
  }
  if (!isRecord(value)) throw refusal("InvalidParameter", "The request body must be a JSON object.");
  return value;
}

/** GET spreads nested members over the query: `EventNames.0=a&Storage.StorageType=cos`. */
function readFlattened(query: string): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const { key, value } of parseQuery(query)) {
    const steps = key.split(".");
    const last = steps.pop() ?? "";
    let place = root;
    for (const step of steps) {
      const below = own(place, step);
      const next: Record<string, unknown> = isRecord(below) ? below : {};
      setOwn(place, step, next);
      place = next;
    }
    setOwn(place, last, new FormText(value));
  }
  return root;
}

/** Text of a query, where an integer looks like any other text. */
class FormText {
  constructor(readonly text: string) {}
}

function check(raw: Readonly<Record<string, unknown>>, parameters: Parameters, prefix: string): Values {
  const unknown = Object.keys(raw).find((name) => own(parameters, name) === undefined);
  if (unknown !== undefined)
    throw refusal("UnknownParameter", `The parameter \`${prefix}${unknown}\` is not recognized.`);
  const values: Record<string, Values[string]> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = own(raw, name);
    // The SDKs drop null members; a null on the wire counts as absent for optional ones as well.
    if (value !== undefined && value !== null) values[name] = convert(value, parameter, `${prefix}${name}`);
    else if (parameter.required)
      throw refusal("MissingParameter", `The request is missing a required parameter \`${prefix}${name}\`.`);
  }
  return values;
}

function convert(value: unknown, parameter: Parameter, path: string): Values[string] {
  const wrong = (expected: string) => refusal("InvalidParameter", `The parameter \`${path}\` must be ${expected}.`);
  switch (parameter.type) {
    case "int":
      if (isLosslessNumber(value) && isInteger(value.value)) return value.value;
      if (value instanceof FormText && /^-?\d+$/.test(value.text)) return value.text;
      throw wrong("an integer");
    case "bool":
      if (typeof value === "boolean") return String(value);
      if (value instanceof FormText && ["true", "false"].includes(value.text)) return value.text;
      throw wrong("a boolean");
    case "str":
      if (typeof value === "string") return value;
      if (value instanceof FormText) return value.text;
      throw wrong("a string");
    case "strs": {
      const items = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : undefined;
      if (items === undefined) throw wrong("an array of strings");
      return items.map((item) => {
        if (typeof item === "string") return item;
        if (item instanceof FormText) return item.text;
        throw wrong("an array of strings");
      });
    }
    case "objects": {
      const items = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : undefined;
      if (items === undefined || !items.every(isRecord)) throw wrong("an array of objects");
      return items.map((item, index) => check(item, parameter.members, `${path}.${index}.`));
    }
    case "object":
      if (!isRecord(value) || value instanceof FormText) throw wrong("an object");
      return check(value, parameter.members, `${path}.`);
  }
}
