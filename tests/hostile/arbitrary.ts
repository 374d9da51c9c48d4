import fc from "fast-check";
import { z } from "zod";
import { unknownValue } from "../../provider/core/fields/unknown";
import { hostileNames, hostileTexts } from "./texts";

/** Text that somebody else may have written. */
export const hostileText = fc.oneof(
  fc.constantFrom(...Object.values(hostileTexts).filter((text) => text.length < 1000)),
  fc.constantFrom(...hostileNames),
  fc.string({ unit: "binary", maxLength: 12 }),
);

/** Any value of JSON, of hostile names and texts too. */
export const hostileValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    hostileText,
    fc.constantFrom<unknown>(null, undefined, true, false, 0, -1, 1.5, 2 ** 60, unknownValue),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.array(fc.tuple(hostileText, tie("value")), { maxLength: 3 }).map((members) => Object.fromEntries(members)),
  ),
})).value;

/**
 * Values that look like those of a type, of which most break a rule of it. Values of objects have their members, or lack some, or have
 * others besides.
 */
export function looksLike(type: z.core.$ZodType): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: proper(type) }, { weight: 1, arbitrary: hostileValue });
}

/** The same without values of other types: what a state or a cloud holds. */
export function proper(type: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (type instanceof z.ZodOptional) return fc.option(proper(type.def.innerType), { nil: undefined });
  if (type instanceof z.ZodDefault || type instanceof z.ZodPrefault)
    return fc.option(proper(type.def.innerType), { nil: undefined });
  if (type instanceof z.ZodPipe) return proper(type.def.in);
  if (type instanceof z.ZodUnion) return fc.oneof(...type.def.options.map(proper));
  if (type instanceof z.ZodObject) return members(type.shape, proper);
  if (type instanceof z.ZodArray) return fc.array(proper(type.def.element), { maxLength: 4 });
  if (type instanceof z.ZodRecord)
    return fc.dictionary(hostileText, proper(type.def.valueType as z.ZodType), { maxKeys: 3 });
  if (type instanceof z.ZodEnum) return fc.constantFrom(...type.options);
  if (type instanceof z.ZodLiteral) return fc.constantFrom(...type.values);
  if (type instanceof z.ZodNumber) return fc.oneof(fc.integer({ min: -1, max: 5000 }), fc.double({ noNaN: true }));
  if (type instanceof z.ZodBoolean) return fc.boolean();
  return fc.oneof(fc.stringMatching(/^[a-z0-9-]{1,12}$/), hostileText);
}

/** Some members of an object, each by its type. */
export function members(
  shape: Readonly<Record<string, z.core.$ZodType>>,
  of: (type: z.core.$ZodType) => fc.Arbitrary<unknown>,
): fc.Arbitrary<Record<string, unknown>> {
  const model = Object.fromEntries(Object.entries(shape).map(([name, type]) => [name, of(type)]));
  return fc.record(model, { requiredKeys: [] });
}
