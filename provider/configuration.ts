import type { z } from "zod";
import { isRecordType, objectIn } from "./core/fields/field";
import { notAmong } from "./core/fields/nearest";
import type { CheckFailure } from "./core/fields/validation";
import type { Accounts } from "./core/session/account";
import {
  ConfigurationError,
  firstOfEach,
  generalSettings,
  readSettings,
  type Settings,
  unknownMembers,
} from "./core/session/settings";
import { packageName } from "./kinds/tokens";
import { clouds } from "./registry";

/**
 * What is set, by its name behind `access-audit:`, such as `tencent`, or `tencent.site` where --path was left out. What is set
 * to a value that is not known yet is `undefined`.
 */
export type NamedConfiguration = ReadonlyMap<string, string | undefined>;

const prefix = `${packageName}:`;
const topNames = [...clouds.map(({ name }) => name), ...Object.keys(generalSettings)];

/** The part of a stack's configuration that is this package's. */
export function ownConfiguration(all: Readonly<Record<string, string | undefined>>): NamedConfiguration {
  const own = Object.entries(all).filter(([key]) => key.startsWith(prefix));
  return new Map(own.map(([key, value]) => [key.slice(prefix.length), value]));
}

/** The settings of a configuration of which everything is good: beside a misspelt name, other credentials would count. */
export function checkedSettings(
  configuration: NamedConfiguration,
  environment: Settings["environment"],
  accounts?: Accounts,
): Settings {
  const failures = configurationFailures(configuration, environment);
  if (failures.length > 0) throw new ConfigurationError(failures);
  return readSettings({ read: (name) => configuration.get(name) }, environment, accounts);
}

/** Everything that is wrong with a configuration, of clouds that are not used too. Values are not told: they may be secret. */
export function configurationFailures(
  configuration: NamedConfiguration,
  environment: Settings["environment"],
): CheckFailure[] {
  const names = [...configuration.keys()];
  const read = (name: string) => configuration.get(name);
  const general = Object.keys(generalSettings).flatMap((name) =>
    failuresOf(() => readSettings({ read: (key) => (key === name ? read(key) : undefined) }, environment)),
  );
  const members = clouds.flatMap(({ name, settings }) => {
    const own = names.filter((key) => key.split(".")[0] === name);
    if (own.some((key) => read(key) === undefined)) return [];
    const alone = { read: (key: string) => (own.includes(key) ? read(key) : undefined) };
    return failuresOf(() => checkRates(name, settings, readSettings(alone, {}).cloud(name, settings)));
  });
  return firstOfEach([...names.flatMap(unknownName), ...general, ...members]);
}

/** A name that is none of ours, at whatever depth. */
function unknownName(name: string): CheckFailure[] {
  const [first = "", ...rest] = name.split(".");
  const property = `${prefix}${name}`;
  if (!topNames.includes(first)) return [{ property, reason: notAmong(topNames, first, "a setting") }];
  if (rest.length === 0) return [];
  const cloud = clouds.find((candidate) => candidate.name === first);
  if (cloud === undefined) return [{ property, reason: "is one value, and has no members" }];
  const [member = ""] = rest;
  if (rest.length > 1 && Object.hasOwn(cloud.settings.shape, member) && isRecordType(cloud.settings.shape[member]))
    return [{ property, reason: "is read only when it is set with --path" }];
  const nested = rest.reduceRight<unknown>((below, part) => ({ [part]: below }), "");
  return unknownMembers(cloud.settings, nested, property).map(({ reason }) => ({ property, reason }));
}

/** The names of rates begin with a service, as those of endpoints do. */
function checkRates(cloud: string, settings: z.ZodObject, { callsPerSecond }: Record<string, unknown>): void {
  const services = Object.keys(objectIn(settings.shape.endpoints)?.shape ?? {});
  const wrong = Object.keys(callsPerSecond ?? {}).flatMap((name) => {
    const [service = ""] = name.split(".");
    if (services.includes(service)) return [];
    const property = `${prefix}${cloud}.callsPerSecond.${name}`;
    return [{ property, reason: notAmong(services, service, "a service") }];
  });
  if (wrong.length > 0) throw new ConfigurationError(wrong);
}

function failuresOf(read: () => unknown): readonly CheckFailure[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.failures;
    throw error;
  }
}
