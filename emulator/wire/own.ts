/**
 * Records by names that clients give. `constructor` and `__proto__` are names like others, so that a record is never asked for
 * what every object has, and never changed where all objects would be.
 */

export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

export function setOwn<T>(record: Record<string, T>, name: string, value: T): void {
  Object.defineProperty(record, name, { value, writable: true, enumerable: true, configurable: true });
}

/** True when there was one. */
export function deleteOwn<T>(record: Record<string, T>, name: string): boolean {
  return Object.hasOwn(record, name) && delete record[name];
}
