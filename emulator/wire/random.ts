import { randomBytes, randomInt } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

export function randomText(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)] ?? "A").join("");
}

export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}
