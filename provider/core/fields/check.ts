import type { z } from "zod";
import { foreignText } from "../session/foreign-text";
import { objectIn } from "./field";
import { notAmong } from "./nearest";
import { topOf } from "./paths";
import { holdsUnknown, unknownValue } from "./unknown";
import { type CheckFailure, checkFailures, isRecord, propertyPath, safeParse } from "./validation";

/** A rule between fields. It runs only when all of them are known and good by themselves. */
export interface Rule<I> {
  readonly fields: readonly (keyof I & string)[];
  check(inputs: I): CheckFailure | undefined;
}

/** Normalised inputs with defaults filled in, and what is wrong with them. */
export interface Checked {
  readonly inputs: Record<string, unknown>;
  readonly failures: CheckFailure[];
}

/** Checks every field that is known by its type, then the rules between them. No call is made. */
export function checkInputs<I>(
  schema: z.ZodObject,
  rules: readonly Rule<I>[],
  given: Record<string, unknown>,
): Checked {
  const { inputs, failures } = checkObject(schema, given, []);
  const failed = new Set(failures.map(({ property }) => topOf(property)));
  const ready = (name: string) => !failed.has(name) && !holdsUnknown(inputs[name]);
  const broken = rules.filter(({ fields }) => fields.every(ready)).map((rule) => rule.check(inputs as I));
  const all = [...failures, ...broken.filter((failure) => failure !== undefined)];
  // A rule tells what was given, and that may come from somebody else.
  return {
    inputs,
    failures: all.map((failure) => ({
      property: foreignText(failure.property),
      reason: foreignText(isMissing(failure, "region") ? missingRegion(given.cloud) : failure.reason),
    })),
  };
}

const isMissing = ({ property, reason }: CheckFailure, name: string) => property === name && reason === "is required";

/** A region is the one field that the configuration may stand in for. */
const missingRegion = (cloud: unknown) =>
  `is required: give it, or set access-audit:${cloud}.region in the stack configuration`;

/** Field by field, so that an unknown value hides no fault of its neighbours. */
function checkObject(schema: z.ZodObject, given: Record<string, unknown>, path: readonly PropertyKey[]): Checked {
  const inputs: Record<string, unknown> = {};
  const failures: CheckFailure[] = [];
  for (const [name, type] of Object.entries(schema.shape)) {
    const value = given[name];
    const nested = objectIn(type);
    if (value === unknownValue) {
      inputs[name] = value;
    } else if (nested && isRecord(value)) {
      const checked = checkObject(nested, value, [...path, name]);
      inputs[name] = checked.inputs;
      failures.push(...checked.failures);
    } else if (holdsUnknown(value)) {
      inputs[name] = value;
    } else {
      const parsed = safeParse(type as z.ZodType, value);
      if (!parsed.success) {
        const below = checkFailures(parsed.error, value);
        const head = propertyPath([...path, name]);
        failures.push(...below.map(({ property, reason }) => ({ property: joinPath(head, property), reason })));
      } else if (parsed.data !== undefined) inputs[name] = parsed.data;
    }
  }
  const foreign = Object.keys(given).filter((name) => !Object.hasOwn(schema.shape, name) && given[name] !== undefined);
  const known = Object.keys(schema.shape);
  for (const name of foreign) {
    failures.push({ property: propertyPath([...path, name]), reason: notAmong(known, name, "a property here") });
  }
  return { inputs, failures };
}

function joinPath(head: string, tail: string): string {
  return tail === "" || tail.startsWith("[") ? head + tail : `${head}.${tail}`;
}
