import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { parse as parseIni } from "ini";
import { UserError } from "./errors";
import { isRecord } from "./validation";

/** One place where credentials may be. */
export interface Look<C> {
  /** As a person would look it up: `environment TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY`. */
  readonly place: string;
  /** The credentials, or why this place was passed over. */
  look(): Promise<C | Passed> | C | Passed;
}

/** Why a place gave no credentials. */
export class Passed {
  constructor(readonly reason: string) {}
}

/** Credentials with where they came from, and what was passed over before. */
export interface Found<C> {
  readonly credentials: C;
  readonly place: string;
  readonly passed: readonly { readonly place: string; readonly reason: string }[];
}

/** The first credentials in the order of `looks`, or one error that names the cloud and every place. */
export async function findCredentials<C>(title: string, looks: readonly Look<C>[]): Promise<Found<C>> {
  const passed: { place: string; reason: string }[] = [];
  for (const { place, look } of looks) {
    const result = await look();
    if (!(result instanceof Passed)) return { credentials: result, place, passed };
    passed.push({ place, reason: result.reason });
  }
  const places = passed.map(({ place, reason }) => `  - ${place}: ${reason}`).join("\n");
  throw new UserError(`${title}: no credentials found. Looked, in this order, at\n${places}`);
}

/** Values by the names of `fields`; required ones come without a question mark: `{ secretId: "X_ID", "token?": ["X_TOKEN"] }`. */
export type FieldNames = Readonly<Record<string, string | readonly string[]>>;

/**
 * Reads one complete set of values. A set lacks nothing or is passed over: an id of one place never goes with the secret
 * of another. Blanks around a value are a copying mistake and are cut off.
 */
export function completeSet(read: (name: string) => unknown, fields: FieldNames): Record<string, string> | Passed {
  const values: Record<string, string> = {};
  const missing: string[] = [];
  for (const [field, names] of Object.entries(fields)) {
    const candidates = typeof names === "string" ? [names] : names;
    const value = candidates.map(read).find((text): text is string => typeof text === "string" && text.trim() !== "");
    if (value !== undefined) values[field.replace("?", "")] = value.trim();
    else if (!field.endsWith("?")) missing.push(candidates.join(" or "));
  }
  const required = Object.keys(fields).filter((field) => !field.endsWith("?")).length;
  if (missing.length === 0) return values;
  return new Passed(missing.length === required ? "not set" : `${missing.join(", ")} not set`);
}

/** Looks at environment variables. */
export function environmentLook<C>(
  environment: Readonly<Record<string, string | undefined>>,
  fields: FieldNames,
): Look<C> {
  const names = Object.entries(fields).filter(([field]) => !field.endsWith("?"));
  return {
    place: `environment ${names.map(([, name]) => (typeof name === "string" ? name : name.join(" or "))).join(", ")}`,
    look: () => completeSet((name) => environment[name], fields) as C | Passed,
  };
}

/** Looks at the members of the stack configuration `access-audit:<cloud>`. */
export function configurationLook<C>(
  cloud: string,
  settings: Readonly<Record<string, unknown>>,
  fields: FieldNames,
): Look<C> {
  const names = Object.entries(fields).filter(([field]) => !field.endsWith("?"));
  return {
    place: `configuration ${names.map(([, name]) => `access-audit:${cloud}.${name}`).join(", ")}`,
    look: () => completeSet((name) => settings[name], fields) as C | Passed,
  };
}

/** A file of the user, `~` being the home folder of `environment`. */
export function userPath(environment: Readonly<Record<string, string | undefined>>, path: string): string {
  return path.startsWith("~/") ? join(environment.HOME || environment.USERPROFILE || homedir(), path.slice(2)) : path;
}

/** Looks at a file; `pick` gets its text and finds the credentials in it. A file that is not there is passed over. */
export function fileLook<C>(shown: string, path: string, pick: (text: string) => C | Passed): Look<C> {
  return {
    place: `file ${shown}`,
    async look() {
      let text: string;
      try {
        text = await readFile(path, "utf8");
      } catch (error) {
        const code = error instanceof Error && "code" in error ? error.code : undefined;
        return new Passed(code === "ENOENT" ? "no such file" : `cannot be read (${code})`);
      }
      try {
        return pick(text);
      } catch {
        return new Passed("is not in the expected form");
      }
    },
  };
}

/** The values of one section of an INI text. */
export function iniSection(text: string, section: string): Record<string, unknown> | Passed {
  const values: unknown = parseIni(text)[section];
  return isRecord(values) ? values : new Passed(`has no section [${section}]`);
}

/** A JSON text that must hold an object. */
export function jsonObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) throw new UserError("not an object");
  return value;
}
