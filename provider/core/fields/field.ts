import { z } from "zod";
import type { Guard } from "./guard";

/** What a field means beyond its type. Stands on the field, once; check, diff, schema and reference pages read it here. */
export interface FieldMeta {
  readonly doc: string;
  /** A change replaces the resource. */
  readonly replaces?: true;
  /** Decides what we do, and is unknown to the cloud: carried over by a read, and a change of it alone makes no call. */
  readonly providerOnly?: true;
  /** The cloud fills it when it is unset: unset means "as the server has it", never a difference. */
  readonly serverFilled?: true;
  /** The cloud does not always tell it: where a reading lacks it, it counts as it was last written. */
  readonly notReturned?: true;
  /** A list whose order means nothing. */
  readonly unordered?: true;
  /** An output that no update changes. */
  readonly stable?: true;
  /** What a change takes away from auditing, if anything. */
  readonly weakens?: Guard;
  /** A result that nobody may see who has no right to the thing itself. */
  readonly secret?: true;
}

const metas = z.registry<FieldMeta>();

/**
 * Puts its meaning on a field: `region: field(z.string(), { doc: "…", replaces: true })`. On a copy, because a type such as
 * a region stands in several places with several meanings.
 */
export function field<T extends z.ZodType>(type: T, meta: FieldMeta): T {
  const own = type.clone();
  metas.add(own, meta);
  const texts = valueTexts.get(type);
  if (texts) valueTexts.add(own, texts);
  return own;
}

const valueTexts = z.registry<Readonly<Record<string, string>>>();

/** One of several words, each with what it means: `choice({ Read: "Events that read.", Write: "Events that write." })`. */
export function choice<const T extends Readonly<Record<string, string>>>(texts: T) {
  const type = z.enum(Object.keys(texts) as (keyof T & string)[]);
  valueTexts.add(type, texts);
  return type;
}

/** The one word that is possible, with what it means. */
export function word<const W extends string>(value: W, text: string): z.ZodLiteral<W> {
  const type = z.literal(value);
  valueTexts.add(type, { [value]: text });
  return type;
}

/** What the words of a type mean, as far as it says so. */
export function textsOf(type: z.core.$ZodType): Readonly<Record<string, string>> {
  return valueTexts.get(type as z.ZodType) ?? {};
}

/** What {@link field} put on the type; nothing for a type without it. */
export function metaOf(type: z.core.$ZodType): Partial<FieldMeta> {
  return (metas.get(type as z.ZodType) ?? {}) as Partial<FieldMeta>;
}

/** The value that a field has when it is not given, or `undefined`. */
export function defaultOf(type: z.core.$ZodType): unknown {
  return type instanceof z.ZodDefault ? type.def.defaultValue : undefined;
}

/** The object type inside optional and default wrappers, or `undefined` when the field is no object. */
export function objectIn(type: z.core.$ZodType): z.ZodObject | undefined {
  const inner = unwrapped(type);
  return inner instanceof z.ZodObject ? inner : undefined;
}

/** True for a type of which the names are free. */
export function isRecordType(type: z.core.$ZodType): boolean {
  return unwrapped(type) instanceof z.ZodRecord;
}

function unwrapped(type: z.core.$ZodType): z.core.$ZodType {
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodPrefault)
    return unwrapped(type.def.innerType);
  return type;
}
