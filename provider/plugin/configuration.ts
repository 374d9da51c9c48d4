import { isDeepStrictEqual } from "node:util";
import {
  CheckFailure,
  type CheckRequest,
  CheckResponse,
  type ConfigureRequest,
  type DiffRequest,
  DiffResponse,
  PropertyDiff,
} from "@pulumi/pulumi/proto/provider_pb";
import type { z } from "zod";
import { configurationFailures, type NamedConfiguration } from "../configuration";
import { metaOf, objectIn } from "../core/fields/field";
import { holdsUnknown, unknownValue } from "../core/fields/unknown";
import { isRecord } from "../core/fields/validation";
import type { Properties } from "../core/lifecycle/kind";
import { outward } from "../core/session/foreign-text";
import { generalSettings, readSettings, type Settings } from "../core/session/settings";
import { clouds } from "../registry";
import { decode, encode, joinSecrecy, type Secrecy } from "./values";

/** The settings of one configuration: the engine gives members as text, as JSON text, or as objects. */
export function settingsOf(given: Properties): Settings {
  return readSettings({ read: (key) => (given[key] === unknownValue ? undefined : textOf(given[key])) }, process.env);
}

export function configurationOf(request: ConfigureRequest): Properties {
  const args = request.getArgs();
  if (args !== undefined) return decode(args).value;
  const entries = [...request.getVariablesMap().getEntryList()];
  return Object.fromEntries(entries.map(([key, value]) => [key.replace(/^access-audit:(config:)?/, ""), value]));
}

/** Checks what is known and marks what is secret, which the engine does not say of members of structured configuration. */
export function checkConfig(request: CheckRequest): CheckResponse {
  const { value, secrecy } = decode(request.getNews());
  const response = new CheckResponse();
  const inputs = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, normalised(item)]));
  response.setInputs(encode(inputs, joinSecrecy(secrecy, secretMembers(value))));
  for (const { property, reason } of configurationFailures(named(value), process.env)) {
    const failure = new CheckFailure();
    // The engine would tell the value of a property that is named, with the keys in it.
    failure.setReason(outward(`${property} ${reason}`));
    response.addFailures(failure);
  }
  return response;
}

/** Provider properties are text to the engine and to the SDKs in other languages: objects travel as JSON. */
function normalised(value: unknown): unknown {
  if (!isRecord(value) && !Array.isArray(value)) return value;
  return holdsUnknown(value) ? unknownValue : JSON.stringify(value);
}

/** What the engine itself adds to the properties of a provider. */
const engineNames = new Set(["version", "pluginDownloadURL", "__internal"]);

/** The properties by their names in a configuration. */
function named(given: Properties): NamedConfiguration {
  const own = Object.entries(given).filter(([name]) => !engineNames.has(name));
  return new Map(own.flatMap(([name, value]) => (holdsUnknown(value) ? partly(name, value) : [[name, textOf(value)]])));
}

/** A value that is not known as a whole: of an object, the names are. */
function partly(name: string, value: unknown): [string, undefined][] {
  const members = isRecord(value) ? Object.entries(value) : [];
  return [[name, undefined], ...members.flatMap(([member, below]) => partly(`${name}.${member}`, below))];
}

/** As configuration has it: text, or JSON text. */
function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The properties that hold a secret member, whole: as JSON text they cannot be marked in parts. */
function secretMembers(given: Properties): Secrecy {
  const secret = clouds.flatMap(({ name, settings }) => {
    const flat = Object.keys(given).filter(
      (key) => key.startsWith(`${name}.`) && isSecretPath(settings, key.split(".").slice(1)),
    );
    return holdsSecret(settings, parsed(given[name])) ? [name, ...flat] : flat;
  });
  return secret.length === 0 ? undefined : Object.fromEntries(secret.map((name) => [name, true as const]));
}

function isSecretPath(schema: z.ZodObject, [first = "", ...rest]: readonly string[]): boolean {
  const type = Object.hasOwn(schema.shape, first) ? schema.shape[first] : undefined;
  if (type === undefined) return false;
  const nested = objectIn(type);
  return rest.length > 0 && nested ? isSecretPath(nested, rest) : metaOf(type).secret === true;
}

function holdsSecret(schema: z.ZodObject, given: unknown): boolean {
  if (!isRecord(given)) return false;
  return Object.entries(given).some(([name, value]) => {
    const type = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (type === undefined) return false;
    const nested = objectIn(type);
    return metaOf(type).secret === true || (nested !== undefined && holdsSecret(nested, value));
  });
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/**
 * What changed in the provider. Nothing of it replaces the provider, which would replace all of its resources: a rotated key,
 * another profile or another endpoint leads to the same account, and ids hold region and project.
 */
export function diffConfig(request: DiffRequest): DiffResponse {
  const [olds, news] = [decode(request.getOldInputs() ?? request.getOlds()).value, decode(request.getNews()).value];
  const names = new Set([...Object.keys(olds), ...Object.keys(news)]);
  const ours = (name: string) =>
    Object.hasOwn(generalSettings, name) || clouds.some((cloud) => cloud.name === name.split(".")[0]);
  const changed = [...names].filter(
    (name) => ours(name) && (holdsUnknown(news[name]) || !isDeepStrictEqual(parsed(olds[name]), parsed(news[name]))),
  );
  const response = new DiffResponse();
  response.setChanges(changed.length > 0 ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE);
  response.setDiffsList(changed);
  response.setHasdetaileddiff(true);
  for (const name of changed) {
    const detail = new PropertyDiff();
    const { ADD, DELETE, UPDATE } = PropertyDiff.Kind;
    detail.setKind(olds[name] === undefined ? ADD : news[name] === undefined ? DELETE : UPDATE);
    detail.setInputdiff(true);
    response.getDetaileddiffMap().set(name, detail);
  }
  return response;
}
