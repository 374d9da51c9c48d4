import { isRecord } from "../../provider/core/validation";

/** The key by which the engine marks a value that is not plain, and what it says for a secret. */
const signatureKey = "4dabf18193072939515e22adb298388d";

/** What stands for a secret in reports. */
export const masked = "[secret]";

/** A copy in which each secret is {@link masked}, in whichever form the engine told it. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (!isRecord(value)) return value;
  if (signatureKey in value) return masked;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskSecrets(item)]));
}

/** True when a part of the value is a secret, so that it cannot be compared. */
export function holdsMask(value: unknown): boolean {
  if (value === masked) return true;
  if (Array.isArray(value)) return value.some(holdsMask);
  return isRecord(value) && Object.values(value).some(holdsMask);
}
