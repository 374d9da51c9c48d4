import { isRecord } from "../../provider/core/fields/validation";

/** The key by which the engine marks a value that is not plain. */
const signatureKey = "4dabf18193072939515e22adb298388d";

/** What stands for a secret in reports, and in what the engine prints. */
export const masked = "[secret]";

/** A copy in which each secret is {@link masked}, in whichever form the engine told it. */
export function maskSecrets(value: unknown): unknown {
  return replaced(value, () => masked);
}

/** A copy in which each secret of an exported state is what it hides. */
export function revealSecrets(value: unknown): unknown {
  return replaced(value, ({ plaintext }) => (typeof plaintext === "string" ? JSON.parse(plaintext) : masked));
}

/** The names of the properties that hold a secret. */
export function secretNames(inputs: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(inputs).filter((name) => holdsMask(maskSecrets(inputs[name])));
}

/** True when a part of the value is a secret, so that it cannot be compared. */
export function holdsMask(value: unknown): boolean {
  if (value === masked) return true;
  if (Array.isArray(value)) return value.some(holdsMask);
  return isRecord(value) && Object.values(value).some(holdsMask);
}

/** Without what the engine and the dynamic backend add to a resource's inputs. */
export function ownInputs(inputs: unknown): Record<string, unknown> {
  const { __provider: _line, __defaults: _defaults, ...fields } = isRecord(inputs) ? inputs : {};
  return fields;
}

function replaced(value: unknown, secret: (wrapped: Record<string, unknown>) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => replaced(item, secret));
  if (!isRecord(value)) return value;
  if (signatureKey in value) return secret(value);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replaced(item, secret)]));
}
