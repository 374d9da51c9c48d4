import type { Command } from "commander";
import { type ClientKeys, type CloudName, clientKeys, type Emulator, type GivenCredentials } from "../emulator/index";

type Environment = Readonly<Record<string, string | undefined>>;
type Texts = Readonly<Record<string, unknown>>;

const pairs = Object.entries(clientKeys) as [CloudName, ClientKeys][];

/** The name under which the command line keeps an option. */
const optionOf = (flag: string) => flag.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());

export function addCredentialOptions(command: Command): Command {
  for (const [, { id, secret }] of pairs)
    for (const { flag, variable } of [id, secret])
      command.option(`--${flag} <text>`, `else $${variable}, else generated`);
  return command;
}

/** A pair comes from the options or from the environment, never one half from each. */
export function readCredentials(options: Texts, environment: Environment): GivenCredentials {
  const given = pairs.flatMap(([cloud, keys]) => {
    const found = fromOptions(keys, options) ?? fromEnvironment(keys, environment);
    return found ? [[cloud, found] as const] : [];
  });
  return Object.fromEntries(given);
}

function fromOptions({ id, secret }: ClientKeys, options: Texts): Record<string, string> | undefined {
  const found = (flag: string) => ({ value: text(options[optionOf(flag)]), name: `--${flag}` });
  return both({ member: id.member, ...found(id.flag) }, { member: secret.member, ...found(secret.flag) });
}

function fromEnvironment(
  { id, secret, token }: ClientKeys,
  environment: Environment,
): Record<string, string> | undefined {
  const found = (variable: string) => ({ value: text(environment[variable]), name: variable });
  const pair = both({ member: id.member, ...found(id.variable) }, { member: secret.member, ...found(secret.variable) });
  const given = token.variables.map((name) => text(environment[name])).find((value) => value !== undefined);
  return pair && given !== undefined ? { ...pair, [token.member]: given } : pair;
}

interface Found {
  readonly member: string;
  readonly value: string | undefined;
  /** Where it comes from. */
  readonly name: string;
}

function both(id: Found, secret: Found): Record<string, string> | undefined {
  if (id.value === undefined && secret.value === undefined) return undefined;
  if (id.value === undefined || secret.value === undefined)
    throw new Error(`${id.name} and ${secret.name} go together`);
  return { [id.member]: id.value, [secret.member]: secret.value };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The variables that point a client here; those of credentials only where they were generated. */
export function clientEnvironment({ url, credentials }: Emulator, given: GivenCredentials): Record<string, string> {
  const generated = pairs
    .filter(([cloud]) => given[cloud] === undefined)
    .flatMap(([cloud, { id, secret }]) => {
      const members = new Map(Object.entries(credentials[cloud]));
      return [id, secret].map(({ variable, member }) => [variable, String(members.get(member))] as const);
    });
  return { ACCESS_AUDIT_EMULATOR_URL: url, ...Object.fromEntries(generated) };
}
