import { isRecord } from "./validation";

/** A copy without `undefined`, which the wire format of the engine cannot hold. */
export function plain<T>(value: T): T {
  if (Array.isArray(value)) return value.map(plain) as T;
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(kept.map(([name, item]) => [name, plain(item)])) as T;
}
