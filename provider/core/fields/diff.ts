import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { defaultOf, type FieldMeta, metaOf, objectIn } from "./field";
import { topOf } from "./paths";
import { holdsUnknown } from "./unknown";
import { isRecord } from "./validation";

/** One property that differs, with what its field says about a change. */
export interface Difference {
  /** Such as `storage.prefix`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly meta: Partial<FieldMeta>;
}

/**
 * Exactly the properties of `schema` that differ between two sets of inputs: lists without order, defaults filled in,
 * fields that the server fills not counted when they are unset, unknown values counted as different.
 */
export function differences(
  schema: z.ZodObject,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  at = "",
): Difference[] {
  return Object.entries(schema.shape).flatMap(([name, type]) => {
    const path = at === "" ? name : `${at}.${name}`;
    const [old, fresh] = [before[name] ?? defaultOf(type), after[name] ?? defaultOf(type)];
    const meta = metaOf(type);
    if (fresh === undefined && meta.serverFilled) return [];
    const nested = objectIn(type);
    if (nested && isRecord(old) && isRecord(fresh)) {
      return differences(nested, old, fresh, path).map((inner) => ({
        ...inner,
        meta: { ...inner.meta, ...inherited(meta) },
      }));
    }
    if (!holdsUnknown(fresh) && isDeepStrictEqual(normal(old, meta), normal(fresh, meta))) return [];
    return [{ path, before: old, after: fresh, meta }];
  });
}

/** A change inside an object replaces when the object's own field says so. */
function inherited(meta: Partial<FieldMeta>): Partial<FieldMeta> {
  return meta.replaces ? { replaces: true } : {};
}

function normal(value: unknown, meta: Partial<FieldMeta>): unknown {
  return meta.unordered ? withoutOrder(value) : value;
}

/** Lists within the elements of an unordered list have no order either. */
function withoutOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOrder).sort(byContent);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutOrder(item)]));
}

/** Any order does that goes by all that an element is. */
function byContent(one: unknown, other: unknown): number {
  const [a, b] = [one, other].map((value) => JSON.stringify(isRecord(value) ? Object.entries(value).sort() : value));
  return (a ?? "") < (b ?? "") ? -1 : 1;
}

/** The inputs in which two sets differ for the cloud; what it does not know is left out. */
export function differingInputs(
  schema: z.ZodObject,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Set<string> {
  const found = differences(schema, before, after).filter(({ meta }) => !meta.providerOnly);
  return new Set(found.map(({ path }) => topOf(path)));
}

/**
 * What a read reports: the live value of each field, in the form that the state has where the two mean the same, so that
 * only drift shows. Fields that the cloud does not know carry over, and so does the silence about a field that the
 * server fills. Without a prior state (an import) everything is told.
 */
export function reconcile(
  schema: z.ZodObject,
  prior: Record<string, unknown> | undefined,
  live: Record<string, unknown>,
): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(schema.shape)) {
    const meta = metaOf(type);
    const [old, now] = [prior?.[name], live[name]];
    const nested = objectIn(type);
    let value = now;
    if (meta.providerOnly) value = old ?? defaultOf(type);
    else if (meta.serverFilled && prior !== undefined && old === undefined) value = undefined;
    else if (meta.notReturned && now === undefined) value = old;
    else if (nested && isRecord(now)) value = reconcile(nested, prior && (isRecord(old) ? old : {}), now);
    else if (isDeepStrictEqual(normal(old ?? defaultOf(type), meta), normal(now, meta))) value = old ?? now;
    if (value !== undefined) told[name] = value;
  }
  return told;
}
