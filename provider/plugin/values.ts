import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { plain } from "../core/fields/plain";
import { unknownValue } from "../core/fields/unknown";
import { isRecord } from "../core/fields/validation";
import type { Properties } from "../core/lifecycle/kind";

/**
 * How the engine marks values: https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/properties.go
 * and, for what is not known yet, `plugin/rpc.go` beside it.
 */
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const unknowns: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  unknownValue,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Which parts of a value are secret: all of it, or some of an object's members. A list is secret as a whole. */
export type Secrecy = true | { readonly [name: string]: Secrecy } | undefined;

/** A value without marks, and what they said. */
export interface Unmarked<T> {
  readonly value: T;
  readonly secrecy: Secrecy;
}

/** Properties as the engine sends them, with every unknown as {@link unknownValue}. */
export function decode(struct: Struct | undefined): Unmarked<Properties> {
  const { value, secrecy } = unmark(struct?.toJavaScript() ?? {});
  return { value: isRecord(value) ? value : {}, secrecy };
}

function unmark(value: unknown): Unmarked<unknown> {
  if (unknowns.has(value)) return { value: unknownValue, secrecy: undefined };
  if (Array.isArray(value)) {
    const items = value.map(unmark);
    const secret = items.some(({ secrecy }) => secrecy !== undefined);
    return { value: items.map((item) => item.value), secrecy: secret ? true : undefined };
  }
  if (!isRecord(value)) return { value: value ?? undefined, secrecy: undefined };
  const signature = value[signatureKey];
  if (signature === secretSignature) return { value: unmark(value.value).value, secrecy: true };
  if (signature === outputSignature) {
    const inner = "value" in value ? unmark(value.value) : { value: unknownValue, secrecy: undefined };
    return value.secret === true ? { ...inner, secrecy: true } : inner;
  }
  const members = Object.entries(value).map(([name, item]) => [name, unmark(item)] as const);
  const secret = members.filter(([, { secrecy }]) => secrecy !== undefined);
  return {
    value: Object.fromEntries(members.map(([name, item]) => [name, item.value])),
    secrecy: secret.length === 0 ? undefined : Object.fromEntries(secret.map(([name, { secrecy }]) => [name, secrecy])),
  };
}

/** Properties as the engine takes them, the secret parts marked. */
export function encode(properties: Properties, secrecy?: Secrecy): Struct {
  return Struct.fromJavaScript(mark(plain(properties), secrecy === true ? undefined : secrecy) as never);
}

function mark(value: unknown, secrecy: Secrecy): unknown {
  if (value === undefined || secrecy === undefined) return value;
  if (secrecy === true) return { [signatureKey]: secretSignature, value };
  if (!isRecord(value)) return { [signatureKey]: secretSignature, value };
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mark(item, secrecy[name])]));
}

/** What is secret in either. */
export function joinSecrecy(one: Secrecy, other: Secrecy): Secrecy {
  if (one === true || other === true) return true;
  if (one === undefined || other === undefined) return one ?? other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, joinSecrecy(one[name], other[name])]));
}
