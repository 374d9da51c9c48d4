import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import { notAmong } from "../../provider/core/fields/nearest";
import type { Account } from "../../provider/core/session/account";
import { clouds } from "../../provider/registry";
import { readGiven } from "../text/given-path";
import { type LineOf, nameOf, type Refuse, yamlFile } from "../text/yaml-file";
import { readRegion, readRole } from "./account-values";
import { looksLikeKey, namesSecret } from "./secret-forms";

/** An account of the file. */
export interface FileAccount extends Account {
  readonly cloud: string;
  /** Those that are looked at; all of them where none is named. */
  readonly regions?: readonly string[];
  /** The stacks that are of it, as patterns of their names with `*`. */
  readonly stacks?: readonly string[];
}

export interface AccountsFile {
  readonly path: string;
  readonly accounts: readonly FileAccount[];
}

const keys = ["name", "cloud", "role", "profile", "regions", "stacks"] as const;
type Key = (typeof keys)[number];
const isKey = (name: string): name is Key => keys.some((key) => key === name);

const noSecret = "keys stand in the environment, in the vendors' files or in the instance's role, never here";

/** Reads a file of accounts. One that has a mistake names no account: all of its mistakes are told at once. */
export function readAccounts(path: string): AccountsFile {
  return parseAccounts(readGiven(`--accounts ${path}`, path), path);
}

export function parseAccounts(text: string, path: string): AccountsFile {
  const { root, lineOf, refuse, problems } = yamlFile(text, path);
  const accounts: FileAccount[] = [];
  const seen = new Map<string, number>();
  for (const item of problems.length > 0 ? [] : itemsOf(root, lineOf, refuse)) {
    const account = accountOf(item, lineOf, refuse);
    if (account === undefined) continue;
    const { name, cloud, role, profile } = account;
    for (const [key, what] of [
      [`name ${name}`, `the name ${name}`],
      [JSON.stringify([cloud, role, profile]), "the same account"],
    ] as const) {
      const before = seen.get(key);
      if (before !== undefined) refuse(lineOf(item), `${what} stands in line ${before} already`);
      else seen.set(key, lineOf(item));
    }
    accounts.push(account);
  }
  if (problems.length === 0 && accounts.length === 0) refuse(1, "it has no account");
  if (problems.length > 0)
    throw new Error(`nothing was scanned, because the accounts file has mistakes\n${problems.join("\n")}`);
  return { path, accounts };
}

function itemsOf(root: Node | null, lineOf: LineOf, refuse: Refuse): readonly unknown[] {
  if (!isMap(root)) {
    refuse(lineOf(root), "it must begin with accounts: and a list");
    return [];
  }
  return root.items.flatMap((pair) => {
    const [name, at] = [nameOf(pair), lineOf(pair.key)];
    if (name !== "accounts") refuse(at, `${shownName(name)} ${notAmong(["accounts"], name, "a key")}`);
    else if (isSeq(pair.value)) return pair.value.items;
    else refuse(at, "accounts must be a list");
    return [];
  });
}

/** A name that looks like a key is a secret in the wrong place. */
const shownName = (name: string) => (looksLikeKey(name) ? "a name that looks like a key" : name);

/** An entry of the list; `undefined` when something of it is refused. */
function accountOf(item: unknown, lineOf: LineOf, refuse: Refuse): FileAccount | undefined {
  let good = true;
  const no = (at: number, problem: string) => {
    good = false;
    refuse(at, problem);
  };
  if (!isMap(item)) {
    no(lineOf(item), "an account must have name, cloud, and role or profile");
    return undefined;
  }
  const given = new Map<Key, Pair>();
  for (const pair of item.items) {
    const [name, at] = [nameOf(pair), lineOf(pair.key)];
    if (isKey(name)) given.set(name, pair);
    else if (namesSecret(name)) no(at, `${name} has no place in a file of accounts: ${noSecret}`);
    else no(at, `${shownName(name)} ${notAmong(keys, name, "a key of an account")}`);
  }
  for (const [node, path] of textsIn(item))
    if (looksLikeKey(node.value)) no(lineOf(node.node), `${path} holds what looks like a key: ${noSecret}`);
  if (!good) return undefined;
  return valuesOf(item, given, lineOf, no) ?? undefined;
}

function valuesOf(
  item: YAMLMap,
  given: ReadonlyMap<Key, Pair>,
  lineOf: LineOf,
  no: (at: number, problem: string) => void,
): FileAccount | undefined {
  let good = true;
  const refuse = (key: Key | undefined, problem: string) => {
    good = false;
    no(lineOf(key === undefined ? item : given.get(key)?.key), problem);
  };
  const text = (key: Key): string | undefined => {
    const pair = given.get(key);
    if (pair === undefined) return undefined;
    const value = isScalar(pair.value) ? pair.value.value : undefined;
    if (typeof value === "string" && value.trim() !== "") return value.trim();
    refuse(key, `${key} must be text${isScalar(pair.value) && value !== "" ? ": put it in quotes" : ""}`);
    return undefined;
  };
  const texts = (key: Key): readonly string[] | undefined => {
    const pair = given.get(key);
    if (pair === undefined) return undefined;
    const values = isSeq(pair.value) ? pair.value.items.map((one) => (isScalar(one) ? one.value : undefined)) : [];
    if (values.length > 0 && values.every((one): one is string => typeof one === "string" && one !== "")) return values;
    refuse(key, `${key} must be a list of texts, with one at least`);
    return undefined;
  };
  const [name, cloudName, profile, stacks] = [text("name"), text("cloud"), text("profile"), texts("stacks")];
  if (name !== undefined && !/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(name))
    refuse(
      "name",
      "name must begin with a letter or a digit and have letters, digits, blanks and . _ - only, 64 at most",
    );
  const cloud = clouds.find((one) => one.name === cloudName);
  if (cloudName !== undefined && cloud === undefined)
    refuse(
      "cloud",
      `${cloudName} ${notAmong(
        clouds.map((one) => one.name),
        cloudName,
        "a cloud",
      )}`,
    );
  for (const key of ["name", "cloud"] as const) if (!given.has(key)) refuse(undefined, `${key} is missing`);
  if (!given.has("role") && !given.has("profile"))
    refuse(undefined, "an account has a role or a profile, or both: the role is then assumed with the profile's keys");
  const fail = (key: Key) => (problem: string) => refuse(key, problem);
  const role = cloud && given.has("role") ? readRole(cloud, plainOf(given.get("role")), fail("role")) : undefined;
  const regions = texts("regions")?.map((one) => (cloud ? readRegion(cloud, one, fail("regions")) : one));
  if (!good || name === undefined || cloud === undefined) return undefined;
  return {
    ...{ name, cloud: cloud.name },
    ...(role === undefined ? {} : { role }),
    ...(profile === undefined ? {} : { profile }),
    ...(regions === undefined ? {} : { regions, region: regions[0] }),
    ...(stacks === undefined ? {} : { stacks }),
  };
}

function plainOf(pair: Pair | undefined): unknown {
  return (pair?.value as Node | null | undefined)?.toJSON();
}

/** Every text below a node, with where it stands. */
function textsIn(item: YAMLMap, path = ""): [{ node: Node; value: string }, string][] {
  return item.items.flatMap((pair) => {
    const at = [path, nameOf(pair)].filter(Boolean).join(".");
    const nodes = isSeq(pair.value) ? pair.value.items : [pair.value];
    return nodes.flatMap((node): [{ node: Node; value: string }, string][] => {
      if (isMap(node)) return textsIn(node, at);
      return isScalar(node) && typeof node.value === "string" ? [[{ node, value: node.value }, at]] : [];
    });
  });
}
