/** One thing that a version promises: a field, a word, a finding, a member of a report. */
interface Promised {
  readonly type: string;
  /** Of an input: it has to be given. Of an output and of a report: it is always there. */
  readonly required?: boolean;
}

/** What a version promises, by its path: `input access-audit:tencent:AuditTrack storage`. */
export type Promises = Readonly<Record<string, Promised>>;

type Json = Readonly<Record<string, unknown>>;
type Members = Readonly<Record<string, Json>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const members = (value: unknown): Members => (isObject(value) ? (value as Members) : {});
const names = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

function typeOf(spec: Json): string {
  if (typeof spec.$ref === "string") return spec.$ref.replace("#/types/", "");
  if (isObject(spec.items)) return `list of ${typeOf(spec.items)}`;
  if (isObject(spec.additionalProperties)) return `map of ${typeOf(spec.additionalProperties)}`;
  return String(spec.type ?? "any");
}

/** What the package schema promises: the fields of resources, data sources, named types and settings. */
export function promisesOfSchema(schema: Json): Promises {
  const found: Record<string, Promised> = {};
  const add = (what: string, token: string, properties: unknown, required: unknown) => {
    found[`${what} ${token}`] = { type: "object" };
    for (const [name, spec] of Object.entries(members(properties)))
      found[`${what} ${token} ${name}`] = { type: typeOf(spec), required: names(required).includes(name) };
  };
  for (const [token, one] of Object.entries(members(schema.resources))) {
    add("input", token, one.inputProperties, one.requiredInputs);
    add("output", token, one.properties, one.required);
  }
  for (const [token, one] of Object.entries(members(schema.functions))) {
    const [inputs, outputs] = [members(one).inputs, members(one).outputs];
    add("input", token, inputs?.properties, inputs?.required);
    add("output", token, outputs?.properties, outputs?.required);
  }
  for (const [token, one] of Object.entries(members(schema.types))) {
    add("type", token, one.properties, one.required);
    for (const { value } of (one.enum as readonly { value: string }[] | undefined) ?? [])
      found[`word ${token} ${value}`] = { type: "word" };
  }
  add("input", "settings", members(schema.config).variables, []);
  return found;
}

/** What the schema of a report promises; references are followed once, by their names. */
export function promisesOfReport(command: string, schema: Json): Promises {
  const found: Record<string, Promised> = {};
  const look = (spec: Json, path: string, required: boolean) => {
    const words = names(spec.enum);
    const type =
      typeof spec.$ref === "string" ? spec.$ref : Array.isArray(spec.type) ? spec.type.join(" or ") : spec.type;
    found[path] = { type: String(type ?? (words.length > 0 ? "word" : "any")), required };
    for (const word of words) found[`${path} = ${word}`] = { type: "word" };
    for (const [name, member] of Object.entries(members(spec.properties)))
      look(member, `${path}.${name}`, names(spec.required).includes(name));
    if (isObject(spec.items)) look(spec.items, `${path}[]`, true);
  };
  look(schema, `report ${command}`, true);
  for (const [name, spec] of Object.entries(members(schema.$defs))) look(spec, `report ${command} ${name}`, true);
  return found;
}

/** What was promised and does not hold any more, a line each. */
export function brokenPromises(before: Promises, after: Promises): string[] {
  const broken = Object.entries(before).flatMap(([path, was]) => {
    const is = after[path];
    if (is === undefined) return [`${path} is gone`];
    if (is.type !== was.type) return [`${path} is ${is.type}, and was ${was.type}`];
    if (path.startsWith("input ")) return is.required && !was.required ? [`${path} has to be given`] : [];
    return was.required && !is.required ? [`${path} may be absent`] : [];
  });
  const wanted = Object.entries(after).flatMap(([path, { required }]) => {
    const [what, owner] = path.split(" ");
    const isNew = before[path] === undefined && before[`${what} ${owner}`] !== undefined;
    return what === "input" && required && isNew ? [`${path} has to be given`] : [];
  });
  return [...broken, ...wanted];
}
