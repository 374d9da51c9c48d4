import { z } from "zod";
import { field, isRecordType, objectIn } from "../fields/field";
import { notAmong } from "../fields/nearest";
import { type CheckFailure, checkFailures, isRecord, safeParse, shown } from "../fields/validation";
import { type Account, type Accounts, accountsIn, credentialMembers, withAccount } from "./account";
import { UserError } from "./errors";

/** Where stack configuration comes from: `read("tencent")` is the text of `access-audit:tencent`. */
export interface Configuration {
  read(key: string): string | undefined;
}

/** The configuration that all clouds share, and the way to each cloud's own. */
export interface Settings {
  /** Loopback address that receives every request of every cloud. */
  readonly emulatorUrl: string | undefined;
  /** Milliseconds that one operation may take, reads included. */
  readonly timeoutMs: number;
  /** `access-audit:<cloud>.callsPerSecond`. */
  callsPerSecond(cloud: string): Readonly<Record<string, number>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `access-audit:<cloud>` as the cloud's schema has it. Throws a {@link UserError} that names the property. */
  cloud<T extends z.ZodType>(name: string, schema: T): z.output<T>;
  /** The account of several that this is about, if it is: other credentials than its own must not count. */
  account(name: string, schema: z.ZodType): Account | undefined;
}

/** The settings beside those of the clouds, and what they are, for schemas and reference pages. */
export const generalSettings = {
  emulatorUrl: "The loopback address of an emulator, which receives every request of every cloud.",
  timeout: "The time that one operation may take, such as `90s` or `10m`; 5 minutes by default.",
} as const;

const defaultTimeoutMs = 5 * 60_000;
const unitsMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** Reads what is set; nothing is looked up on the disk or asked of a cloud. */
export function readSettings(
  configuration: Configuration,
  environment: Settings["environment"],
  accounts: Accounts = {},
): Settings {
  const told = accountsIn(environment);
  /** An account that was told by the environment yields to credentials that the configuration names. */
  const account = (name: string, schema: z.ZodType) => {
    if (accounts[name] !== undefined || told[name] === undefined) return accounts[name];
    return credentialMembers(schema, given(name, schema, configuration)).length === 0 ? told[name] : undefined;
  };
  return {
    emulatorUrl: emulatorUrl(configuration.read("emulatorUrl") || environment.ACCESS_AUDIT_EMULATOR_URL || undefined),
    timeoutMs: timeoutMs(configuration.read("timeout")),
    environment,
    callsPerSecond: (name) => cloudSettings(name, rates, configuration).callsPerSecond ?? {},
    cloud: (name, schema) => cloudSettings(name, schema, configuration, account(name, schema)),
    account,
  };
}

/** What is wrong with the configuration, as one error; each property has its whole path. */
export class ConfigurationError extends UserError {
  constructor(readonly failures: readonly CheckFailure[]) {
    super(failures.map(({ property, reason }) => `${property} ${reason}`).join("\n"));
  }
}

/** Credentials travel in requests, so an emulator elsewhere would be a way to collect them. */
function emulatorUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "http:" && isLoopback(url.hostname)) return url.origin;
  const reason =
    "(or ACCESS_AUDIT_EMULATOR_URL) must be the http address of an emulator on this machine, such as " +
    `http://127.0.0.1:8080, but is ${shown(text.replace(/\/\/.*@/s, "//…@"))}`;
  throw new ConfigurationError([{ property: "access-audit:emulatorUrl", reason }]);
}

/** True for a host name or address that never leaves this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function timeoutMs(text: string | undefined): number {
  if (text === undefined || text === "") return defaultTimeoutMs;
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text.trim());
  const milliseconds = match ? Number(match[1]) * unitsMs[(match[2] ?? "s") as keyof typeof unitsMs] : 0;
  if (milliseconds > 0 && milliseconds < 2 ** 31) return milliseconds;
  const reason = `must be a time such as 300, 90s or 10m, at most 24 days, but is ${shown(text)}`;
  throw new ConfigurationError([{ property: "access-audit:timeout", reason }]);
}

/** What the configuration says of a cloud, with the members that were set without `--path`. */
function given(name: string, schema: z.ZodType, configuration: Configuration): unknown {
  const text = configuration.read(name);
  let structured: unknown = {};
  try {
    if (text) structured = JSON.parse(text);
  } catch {
    const reason =
      "must be structured: set its members one by one, as in " +
      `pulumi config set --path access-audit:${name}.language en-US`;
    throw new ConfigurationError([{ property: `access-audit:${name}`, reason }]);
  }
  return isRecord(structured) ? withFlatKeys(schema, structured, name, configuration) : structured;
}

function cloudSettings<T extends z.ZodType>(
  name: string,
  schema: T,
  configuration: Configuration,
  account?: Account,
): z.output<T> {
  const configured = given(name, schema, configuration);
  const value = account === undefined ? configured : withAccount(configured, account);
  const parsed = safeParse(schema, value);
  if (parsed.success) return parsed.data;
  // The value may hold a secret key, so only the rule is told, never what was given.
  const wrong = checkFailures(parsed.error, value, { hideValues: true }).map(({ property, reason }) => ({
    property: [`access-audit:${name}`, property].filter(Boolean).join("."),
    reason,
  }));
  throw new ConfigurationError(firstOfEach([...unknownMembers(schema, value, `access-audit:${name}`), ...wrong]));
}

/** Each property is refused once, by the first of its failures. */
export function firstOfEach(failures: readonly CheckFailure[]): CheckFailure[] {
  return failures.filter(({ property }, index) => failures.findIndex((one) => one.property === property) === index);
}

/** The names in `value`, at every depth, that a strict schema does not have. */
export function unknownMembers(schema: z.core.$ZodType, value: unknown, path: string): CheckFailure[] {
  const type = objectIn(schema);
  if (!isRecord(value) || isRecordType(schema)) return [];
  if (type === undefined) return [{ property: path, reason: "is one value, and has no members" }];
  const known = Object.keys(type.shape);
  const strict = type.def.catchall instanceof z.ZodNever;
  return Object.entries(value).flatMap(([name, member]) => {
    const property = `${path}.${name}`;
    const field = Object.hasOwn(type.shape, name) ? type.shape[name] : undefined;
    if (field !== undefined) return unknownMembers(field, member, property);
    return strict ? [{ property, reason: notAmong(known, name, "a setting") }] : [];
  });
}

/**
 * `pulumi config set access-audit:tencent.site mainland` without `--path` makes a key of that very name instead of a member
 * of `access-audit:tencent`. Whoever forgets the option means the same, so such keys count where the member is not set.
 */
function withFlatKeys(
  schema: z.core.$ZodType,
  structured: Record<string, unknown>,
  path: string,
  configuration: Configuration,
): Record<string, unknown> {
  const members = Object.entries(objectIn(schema)?.shape ?? {}).map(([name, type]) => {
    const [given, key] = [structured[name], `${path}.${name}`];
    if (objectIn(type) === undefined) return [name, given ?? configuration.read(key)];
    const nested = withFlatKeys(type, isRecord(given) ? given : {}, key, configuration);
    return [name, given !== undefined && !isRecord(given) ? given : Object.keys(nested).length > 0 ? nested : given];
  });
  return { ...structured, ...Object.fromEntries(members.filter(([, value]) => value !== undefined)) };
}

/** Settings that every cloud has. */
export const commonSettings = {
  callsPerSecond: field(z.record(z.string().min(1), z.number().positive()).optional(), {
    doc: "Other limits than the documented ones, in calls per second: of a service, as in `cloudaudit`, or of one action of it, as in `actiontrail.LookupEvents`.",
  }),
  language: field(z.string().min(1).optional(), { doc: "The language of the service's messages, such as `en-US`." }),
};

const rates = z.object({ callsPerSecond: commonSettings.callsPerSecond });

/** The region of resources and data sources that name none. */
export function regionSetting<T extends z.ZodType>(region: T, doc = "") {
  return field(region.optional(), { doc: `The region of resources and data sources that name none.${doc}` });
}

/** A part of a credential: never shown, and encrypted in the state. */
export function secretSetting(doc: string) {
  return field(z.string().min(1).optional(), { doc, secret: true });
}

/** `endpoints`: a host for each of the cloud's services; another name is a mistake. */
export function endpointSettings<const S extends string>(...services: readonly S[]) {
  const host = z.string().min(1).optional();
  const shape = Object.fromEntries(
    services.map((service) => [
      service,
      field(host, { doc: `The host that is asked for ${service} instead of the vendor's.` }),
    ]),
  ) as Record<S, typeof host>;
  const doc = "A host for each of the cloud's services, instead of the vendor's.";
  return field(z.strictObject(shape).prefault({} as never), { doc });
}
