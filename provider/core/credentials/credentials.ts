import { homedir } from "node:os";
import { join } from "node:path";
import { parse as parseIni } from "ini";
import { isRecord } from "../fields/validation";
import type { Account } from "../session/account";
import { CloudError, UserError } from "../session/errors";
import type { Operation } from "../session/operation";
import { rememberSecret } from "../session/redact";
import { readText } from "./files";

/** One place where credentials may be. */
export interface CredentialPlace<C> {
  /** As a person would look it up: `environment TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY`. */
  readonly name: string;
  /**
   * The credentials, or why this place was passed over. Throws where going on would be a guess: a role that was asked for
   * by name must not silently become another identity.
   */
  answer(operation: Operation): Promise<Answer<C>> | Answer<C>;
  /** True for a file in which a profile is looked up by its name. */
  readonly byProfile?: true;
}

/** What a place can give. */
export type Answer<C> = C | Temporary<C> | NotHere;

/** Why a place gave no credentials. */
export class NotHere {
  constructor(readonly reason: string) {}
}

/** Credentials that end, and have to be looked up again before. */
export class Temporary<C> {
  constructor(
    readonly credentials: C,
    readonly life: Life,
    /** Whose they are, where the place does not tell: `role acs:ram::1:role/auditor`. */
    readonly identity?: string,
  ) {}
}

/** By our clock. */
export interface Life {
  readonly renewAtMs: number;
  readonly expiresAtMs: number;
}

/**
 * How long keys live. `expiresAt` is a date, or seconds since 1970; what counts is how far it is from the answer's own
 * `Date`, not how the two clocks differ. `undefined` when it is no time. Short lives are not renewed before their half.
 */
export function lifeUntil(expiresAt: unknown, answeredAt: string | undefined, marginMs: number): Life | undefined {
  const end = typeof expiresAt === "number" ? expiresAt * 1000 : Date.parse(String(expiresAt));
  const now = Date.now();
  const theirs = Date.parse(answeredAt ?? "");
  const leftMs = end - (Number.isNaN(theirs) ? now : theirs);
  if (Number.isNaN(leftMs)) return undefined;
  return { expiresAtMs: now + leftMs, renewAtMs: now + leftMs - Math.min(marginMs, Math.max(0, leftMs) / 2) };
}

/** Credentials with where they came from, and what was passed over before. */
export interface Found<C> {
  readonly credentials: C;
  readonly foundAt: CredentialPlace<C>;
  readonly place: string;
  readonly identity?: string | undefined;
  readonly life?: Life | undefined;
  readonly passed: readonly { readonly place: string; readonly reason: string }[];
}

/** The first credentials in the order of `places`, or one error that names the cloud and every place. */
export async function findCredentials<C>(
  title: string,
  places: readonly CredentialPlace<C>[],
  operation: Operation,
): Promise<Found<C>> {
  const passed: { place: string; reason: string }[] = [];
  for (const candidate of places) {
    const { name: place } = candidate;
    operation.lastSeen = place;
    const result = await candidate.answer(operation);
    if (!(result instanceof NotHere)) return { ...heldBy(result), foundAt: candidate, place, passed };
    passed.push({ place, reason: result.reason });
  }
  throw new NoCredentials(title, passed);
}

/** No place gave credentials. A run may meet it a thousand times, and lists the places at the first. */
export class NoCredentials extends UserError {
  constructor(
    private readonly title: string,
    readonly passed: Found<unknown>["passed"],
    text = `. Looked, in this order, at\n${passed.map(({ place, reason }) => `  - ${place}: ${reason}`).join("\n")}`,
  ) {
    super(`${title}: no credentials found${text}`);
  }

  /** The same in one line. */
  again(): NoCredentials {
    return new NoCredentials(this.title, this.passed, "; the first such error of this run lists every place");
  }
}

/** The parts of what a place gave. */
export function heldBy<C>(given: C | Temporary<C>): Pick<Found<C>, "credentials" | "life" | "identity"> {
  if (!(given instanceof Temporary)) return { credentials: given };
  return { credentials: given.credentials, life: given.life, identity: given.identity };
}

/** A file in which a profile is looked up by its name. */
export function byProfile<C>(place: CredentialPlace<C>): CredentialPlace<C> {
  return { ...place, byProfile: true };
}

/** The places that count for an account: where it names a profile, only those that know it. */
export function placesOf<C>(
  account: Account | undefined,
  places: readonly CredentialPlace<C>[],
): readonly CredentialPlace<C>[] {
  return account?.profile === undefined ? places : places.filter((place) => place.byProfile);
}

/** The same places; what they give is exchanged for the keys of a role. */
export function exchanged<C>(
  places: readonly CredentialPlace<C>[],
  exchange: (base: C) => Promise<Temporary<C>>,
): CredentialPlace<C>[] {
  return places.map(({ name, answer }) => ({
    name,
    async answer(operation) {
      const given = await answer(operation);
      return given instanceof NotHere ? given : exchange(heldBy(given).credentials);
    },
  }));
}

/** Values by the names of `fields`; required ones come without a question mark: `{ secretId: "X_ID", "token?": ["X_TOKEN"] }`. */
export type FieldNames = Readonly<Record<string, string | readonly string[]>>;

/**
 * Reads one complete set of values. A set lacks nothing or is skipped: an id of one place never goes with the secret
 * of another. Blanks around a value are a copying mistake and are cut off.
 */
export function completeSet(read: (name: string) => unknown, fields: FieldNames): Record<string, string> | NotHere {
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
  return new NotHere(missing.length === required ? "not set" : `${missing.join(", ")} not set`);
}

/** Reads environment variables. */
export function environmentPlace<C>(
  environment: Readonly<Record<string, string | undefined>>,
  fields: FieldNames,
): CredentialPlace<C> {
  const names = Object.entries(fields).filter(([field]) => !field.endsWith("?"));
  return {
    name: `environment ${names.map(([, name]) => (typeof name === "string" ? name : name.join(" or "))).join(", ")}`,
    answer: () => completeSet((name) => environment[name], fields) as C | NotHere,
  };
}

/** Reads the members of the stack configuration `access-audit:<cloud>`. */
export function configurationPlace<C>(
  cloud: string,
  settings: Readonly<Record<string, unknown>>,
  fields: FieldNames,
): CredentialPlace<C> {
  const names = Object.entries(fields).filter(([field]) => !field.endsWith("?"));
  return {
    name: `configuration ${names.map(([, name]) => `access-audit:${cloud}.${name}`).join(", ")}`,
    answer: () => completeSet((name) => settings[name], fields) as C | NotHere,
  };
}

/** A file of the user, `~` being the home folder of `environment`. */
export function userPath(environment: Readonly<Record<string, string | undefined>>, path: string): string {
  return path.startsWith("~/") ? join(environment.HOME || environment.USERPROFILE || homedir(), path.slice(2)) : path;
}

/** Reads a file; `pick` finds the credentials in it. A file that is not there is passed over. */
export function filePlace<C>(
  shown: string,
  path: string,
  pick: (text: string, operation: Operation) => Answer<C> | Promise<Answer<C>>,
): CredentialPlace<C> {
  return {
    name: `file ${shown}`,
    async answer(operation) {
      let text: string;
      try {
        text = await readText(path, operation);
      } catch (error) {
        if (error instanceof UserError) throw error;
        const code = error instanceof Error && "code" in error ? error.code : undefined;
        return new NotHere(code === "ENOENT" ? "no such file" : `cannot be read (${code})`);
      }
      try {
        return await pick(text, operation);
      } catch (error) {
        // A role of the profile was refused: that is no matter of the file's form.
        if (error instanceof CloudError || error instanceof RoleError) throw error;
        return new NotHere("is not in the expected form");
      }
    },
  };
}

/** A role that was asked for and cannot be had. */
export class RoleError extends UserError {}

/** The token that a pod or a pipeline finds in a file. It is read at each use: whoever wrote it renews it. */
export async function tokenFile(variable: string, path: string, operation: Operation): Promise<string> {
  const token = await readText(path, operation).then(
    (text) => text.trim(),
    (error: NodeJS.ErrnoException) => {
      if (error instanceof UserError) throw new RoleError(`the token file of ${variable}: ${error.message}`);
      throw new RoleError(`the token file ${path} of ${variable} cannot be read (${error.code})`);
    },
  );
  if (token === "") throw new RoleError(`the token file ${path} of ${variable} is empty`);
  rememberSecret(token);
  return token;
}

/** The values of one section of an INI text. */
export function iniSection(text: string, section: string): Record<string, unknown> | NotHere {
  const values: unknown = parseIni(text)[section];
  return isRecord(values) ? values : new NotHere(`has no section [${section}]`);
}

/** A JSON text that must hold an object. */
export function jsonObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) throw new UserError("not an object");
  return value;
}
