import type { z } from "zod";
import { harmless } from "../session/foreign-text";

/** One refused property: where, and the rule with what was given. */
export interface CheckFailure {
  /** Such as `storage.prefix` or `eventNames[2]`. */
  readonly property: string;
  readonly reason: string;
}

/** A property path as Pulumi writes it. */
export function propertyPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? String(part) : `${text}.${String(part)}`;
  }, "");
}

/** The value at `path`, or `undefined`. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, part) => (isRecord(at) || Array.isArray(at) ? Reflect.get(at, part) : undefined),
    value,
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a type says of a value, whatever that is: a rule for lengths trips over an object whose `length` is no number. */
export function safeParse<T extends z.ZodType>(type: T, value: unknown): z.ZodSafeParseResult<z.output<T>> {
  try {
    return type.safeParse(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return type.safeParse(withoutLengths(value));
  }
}

function withoutLengths(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLengths);
  if (!isRecord(value)) return value;
  const members = Object.entries(value).filter(([name]) => name !== "length");
  return Object.fromEntries(members.map(([name, member]) => [name, withoutLengths(member)]));
}

/** One failure per property: its rule, and what was given unless that may be a secret. */
export function checkFailures(error: z.ZodError, given: unknown, { hideValues = false } = {}): CheckFailure[] {
  const failures = error.issues.flatMap((issue): CheckFailure[] => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        property: propertyPath([...issue.path, key]),
        reason: "is not a known property here",
      }));
    }
    if (issue.code === "invalid_key") {
      const [name] = issue.path.slice(-1);
      const reason = `has the name ${shown(name)}, which ${rules(issue.issues)}`;
      return [{ property: propertyPath(issue.path.slice(0, -1)), reason }];
    }
    const value = valueAt(given, issue.path);
    const told = hideValues ? rule(issue) : `${rule(issue)}, but ${shown(value)} was given`;
    const reason = value === undefined ? "is required" : told;
    return [{ property: propertyPath(issue.path), reason }];
  });
  return failures.filter(({ property }, index) => failures.findIndex((other) => other.property === property) === index);
}

/** The failures as lines of text. */
export function describeIssues(error: z.ZodError, given: unknown): string[] {
  return checkFailures(error, given).map(({ property, reason }) => [property, reason].filter(Boolean).join(" "));
}

/** A rule in words. Patterns carry their own message in the schema. */
function rule(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value")
    return `must be ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`;
  if (issue.code === "invalid_type") return `must be ${article(issue.expected)}`;
  if (issue.code === "too_small") return `must be at least ${issue.minimum}${unit(issue.origin)}`;
  if (issue.code === "too_big") return `must be at most ${issue.maximum}${unit(issue.origin)}`;
  if (issue.code === "not_multiple_of") return `must be a multiple of ${issue.divisor}`;
  if (issue.code === "invalid_union") return issue.errors.map(rules).join(", or ") || "must be one of several forms";
  if (issue.code === "invalid_format" && issue.message.startsWith("Invalid")) return `must be ${formatOf(issue)}`;
  return issue.message;
}

const rules = (issues: readonly z.core.$ZodIssue[]): string => [...new Set(issues.map(rule))].join(" and ");

/** What a text must be like, where the schema has no words of its own for it. */
function formatOf({ format, pattern }: z.core.$ZodIssueInvalidStringFormat): string {
  const names: Record<string, string> = { datetime: "a time in ISO 8601, such as 2026-01-15T08:00:00Z", url: "a URL" };
  return names[format] ?? (pattern === undefined ? `of the form ${format}` : `of the form ${pattern}`);
}

function article(type: string): string {
  const names: Record<string, string> = {
    string: "text",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    record: "an object with a value for each name",
    date: "a Date",
  };
  return names[type] ?? `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}

function unit(origin: string): string {
  if (origin === "string") return " characters long";
  return origin === "array" ? " entries long" : "";
}

/** What was given, short enough for a line. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return harmless(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}
