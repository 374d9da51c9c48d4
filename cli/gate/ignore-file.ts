import { isMap, isScalar, isSeq } from "yaml";
import { notAmong } from "../../provider/core/fields/nearest";
import { type Command, type FindingRule, rulesOf } from "../report/registry";
import { readGiven } from "../text/given-path";
import { type LineOf, nameOf, type Refuse, yamlFile } from "../text/yaml-file";
import { isDay } from "./day";

/** One thing that is ignored, and why. */
export interface IgnoreEntry {
  readonly line: number;
  readonly rule: FindingRule;
  readonly reason: string;
  /** The last day on which it counts, in UTC. */
  readonly expires: string;
  /** An id or a URN; either it or a pattern is there. */
  readonly id?: string;
  /** Of ids or URNs; `*` stands for any characters. */
  readonly pattern?: string;
  readonly command?: Command;
  readonly property?: string;
  /** Of a file of accounts; every account unless it is given. */
  readonly account?: string;
}

export interface IgnoreFile {
  readonly path: string;
  readonly entries: readonly IgnoreEntry[];
}

const keys = ["rule", "id", "pattern", "reason", "expires", "command", "property", "account"] as const;
type Key = (typeof keys)[number];

const isKey = (name: string): name is Key => keys.some((key) => key === name);
const isCommand = (name: string): name is Command => Object.hasOwn(rulesOf, name);

/** Every finding that may be ignored, by its id; what could not be read may not. */
const ignorable = [...new Set(Object.values(rulesOf).flatMap(Object.keys))].filter((rule) => rule !== "unread");
const isRule = (name: string): name is FindingRule => ignorable.includes(name);

/** Reads an ignore file. One that has a mistake ignores nothing: all of its mistakes are told at once. */
export function readIgnoreFile(path: string): IgnoreFile {
  return parseIgnoreFile(readGiven(`the ignore file ${path}`, path), path);
}

export function parseIgnoreFile(text: string, path: string): IgnoreFile {
  const { root, lineOf, refuse, problems } = yamlFile(text, path);
  const entries: IgnoreEntry[] = [];
  if (problems.length === 0 && root !== null) {
    if (!isMap(root)) refuse(lineOf(root), "it must begin with ignore: and a list");
    for (const pair of isMap(root) ? root.items : []) {
      if (nameOf(pair) !== "ignore")
        refuse(lineOf(pair.key), `${nameOf(pair)} ${notAmong(["ignore"], nameOf(pair), "a key")}`);
      else if (isSeq(pair.value))
        for (const item of pair.value.items) {
          const entry = entryOf(item, lineOf, refuse);
          if (entry !== undefined) entries.push(entry);
        }
      else if (!(isScalar(pair.value) && pair.value.value === null)) refuse(lineOf(pair.key), "ignore must be a list");
    }
  }
  if (problems.length > 0)
    throw new Error(`nothing was judged, because the ignore file has mistakes\n${problems.join("\n")}`);
  return { path, entries };
}

/** An entry of the list; `undefined` when something of it is refused. */
function entryOf(item: unknown, lineOf: LineOf, refuse: Refuse): IgnoreEntry | undefined {
  const line = lineOf(item);
  let good = true;
  const no = (at: number, problem: string) => {
    good = false;
    refuse(at, problem);
  };
  if (!isMap(item)) {
    no(line, "an entry must have rule, id or pattern, reason and expires");
    return undefined;
  }
  const given: Partial<Record<Key, string>> = {};
  for (const pair of item.items) {
    const [name, at] = [nameOf(pair), lineOf(pair.key)];
    const value = isScalar(pair.value) ? pair.value.value : undefined;
    if (!isKey(name)) no(at, `${name} ${notAmong(keys, name, "a key of an entry")}`);
    else if (typeof value !== "string")
      no(at, `${name} must be text${isScalar(pair.value) ? ": put it in quotes" : ""}`);
    else if (value.trim() === "") no(at, `${name} is empty${name === "reason" ? ": say why this may stay" : ""}`);
    else given[name] = value;
  }
  if (!good) return undefined;
  const { rule = "", reason, expires, command } = given;
  for (const name of ["rule", "reason", "expires"] as const)
    if (given[name] === undefined) no(line, `${name} is missing`);
  if ((given.id === undefined) === (given.pattern === undefined))
    no(line, `an entry has an id or a pattern, ${given.id === undefined ? "but this has neither" : "not both"}`);
  if (rule === "unread")
    no(line, "unread cannot be ignored, because it is not known whether anything is recorded there");
  else if (given.rule !== undefined && !isRule(rule)) no(line, `${rule} ${notAmong(ignorable, rule, "a finding")}`);
  if (expires !== undefined && !isDay(expires)) no(line, `expires must be a day such as 2027-03-31, and is ${expires}`);
  if (command !== undefined && !isCommand(command))
    no(line, `${command} ${notAmong(Object.keys(rulesOf), command, "a command with findings")}`);
  else if (command !== undefined && isRule(rule) && !Object.hasOwn(rulesOf[command], rule))
    no(line, `${rule} is not a finding of ${command}`);
  if (!good || !isRule(rule) || reason === undefined || expires === undefined) return undefined;
  const { id, pattern, property, account } = given;
  return {
    ...{ line, rule, reason, expires },
    ...(id === undefined ? {} : { id }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(property === undefined ? {} : { property }),
    ...(account === undefined ? {} : { account }),
    ...(command !== undefined && isCommand(command) ? { command } : {}),
  };
}
