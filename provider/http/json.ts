import { isInteger, isSafeNumber, parse, stringify } from "lossless-json";
import { isRecord } from "../core/fields/validation";
import { MalformedAnswer } from "./service";

/** Parses an answer that must be a JSON object. Integers above 2^53 (ids are uint64) come as `bigint`, nothing is rounded. */
export function parseJsonObject(text: string): Record<string, unknown> {
  if (text.trim() === "") throw new MalformedAnswer("the answer is empty, where JSON was expected");
  const value = parseJson(text);
  if (!isRecord(value)) throw new MalformedAnswer("the answer is JSON, but not an object");
  return value;
}

/** Parses JSON of whatever kind, such as a text within an answer. */
export function parseJson(text: string): unknown {
  try {
    return parse(text, null, parseNumber);
  } catch {
    throw new MalformedAnswer("the answer is not JSON");
  }
}

/** No id is longer than a uint64, and none of these APIs tells a number that a double cannot hold. */
const longestNumber = 40;

function parseNumber(digits: string): number | bigint {
  if (digits.length > longestNumber) throw new RangeError("the number is too long");
  return isInteger(digits) && !isSafeNumber(digits) ? BigInt(digits) : finite(Number(digits));
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new RangeError("the number is too large");
}

/** The JSON text of a request; a `bigint` becomes a JSON number, and members that are `undefined` are left out. */
export function jsonText(value: Record<string, unknown>): string {
  return stringify(value) ?? "{}";
}

/** A vendor's record as users get it: integers above 2^53 as text, so that no digit is lost and JSON can hold them. */
export function exactJson(record: Record<string, unknown>): Record<string, unknown> {
  return exact(record) as Record<string, unknown>;
}

function exact(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(exact);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, exact(item)]));
}
