import type { ClientKeys, Cloud, OpenedCloud } from "./cloud";
import { alibaba } from "./clouds/alibaba/index";
import { huawei } from "./clouds/huawei/index";
import { tencent } from "./clouds/tencent/index";
import { volcengine } from "./clouds/volcengine/index";
import type { CloudRuntime } from "./service";
import type { Redaction } from "./wire/redaction";

/** Every cloud that the emulator plays. State, services, credentials, routes and control derive from this table. */
const clouds = { tencent, alibaba, huawei, volcengine };

export type CloudName = keyof typeof clouds;
type Clouds = typeof clouds;

export type EmulatorState = { [Name in CloudName]: ReturnType<Clouds[Name]["seed"]> };
export type EmulatorCredentials = { readonly [Name in CloudName]: ReturnType<Clouds[Name]["credentials"]> };
/** What the caller gives; every member that is left out is generated. */
export type GivenCredentials = { readonly [Name in CloudName]?: Partial<EmulatorCredentials[Name]> };

type ControlOf<Name extends CloudName> = ReturnType<Clouds[Name]["open"]>["control"];
type Intersection<Union> = (Union extends unknown ? (member: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
/** What the clouds add to control beside buckets. */
export type CloudControls = Intersection<ControlOf<CloudName>>;

type CloudOf<Name extends CloudName> = Cloud<EmulatorState[Name], ControlOf<Name>, EmulatorCredentials[Name]>;
const table: { readonly [Name in CloudName]: CloudOf<Name> } = clouds;
export const cloudNames = Object.keys(table) as CloudName[];

const each = <Values>(value: (name: CloudName) => unknown): Values =>
  Object.fromEntries(cloudNames.map((name) => [name, value(name)])) as Values;

/** What every fresh emulator holds, by name: `seed.tencent.bucket`. */
export const seed: { readonly [Name in CloudName]: Clouds[Name]["names"] } = each((name) => table[name].names);

/** How clients name their keys, by cloud. */
export const clientKeys: { readonly [Name in CloudName]: ClientKeys } = each((name) => table[name].keys);

export function freshState(now: Date, seeded: boolean): EmulatorState {
  return each((name) => (seeded ? table[name].seed(now) : table[name].empty()));
}

/** What an account beside that of the emulator's own keys begins with. */
export function furtherState(account: string): EmulatorState {
  return each((name) => table[name].further?.(account) ?? table[name].empty());
}

/** Every start has its own, so that a search for them in outputs proves something. */
export function completeCredentials(given: GivenCredentials = {}): EmulatorCredentials {
  return each((name) => table[name].credentials(given[name]));
}

export function secretsOf(credentials: EmulatorCredentials): string[] {
  const secrets = <Name extends CloudName>(name: Name) => table[name].secrets(credentials[name]);
  return cloudNames.flatMap((name) => secrets(name)).filter((secret): secret is string => Boolean(secret));
}

/** Further keys in the cloud's shape, with their id and what of them the journal must not hold. */
export function furtherKeys(name: CloudName) {
  const { keys, credentials, secrets } = table[name] as Cloud<unknown, unknown, object>;
  const made = credentials();
  return { id: String(Reflect.get(made, keys.id.member)), credentials: made, secrets: secrets(made) };
}

export function openCloud<Name extends CloudName>(
  name: Name,
  runtime: CloudRuntime<EmulatorState[Name]>,
  credentials: EmulatorCredentials,
  redaction: Redaction,
): OpenedCloud<ControlOf<Name>> {
  return table[name].open(runtime, credentials[name], redaction);
}
