import type { Command } from "commander";
import type { Emulator, GivenCredentials } from "../emulator/index";

type Environment = Readonly<Record<string, string | undefined>>;
type Texts = Readonly<Record<string, unknown>>;

/** One half of a key pair: where it comes from and what the emulator calls it. */
interface Half {
  readonly flag: string;
  readonly option: string;
  readonly variable: string;
  readonly member: string;
}

interface KeyPair {
  readonly cloud: "tencent" | "alibaba" | "huawei" | "volcengine";
  readonly id: Half;
  readonly secret: Half;
  /** Variables of a session token, first match wins; it counts only together with a pair of the environment. */
  readonly tokenVariables: readonly string[];
  readonly tokenMember: string;
}

const half = (flag: string, variable: string, member: string): Half => ({
  flag,
  option: flag.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase()),
  variable,
  member,
});

const pairs: readonly KeyPair[] = [
  {
    cloud: "tencent",
    id: half("tencent-secret-id", "TENCENTCLOUD_SECRET_ID", "secretId"),
    secret: half("tencent-secret-key", "TENCENTCLOUD_SECRET_KEY", "secretKey"),
    tokenVariables: ["TENCENTCLOUD_SECURITY_TOKEN", "TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_TOKEN"],
    tokenMember: "token",
  },
  {
    cloud: "alibaba",
    id: half("alibaba-access-key-id", "ALIBABA_CLOUD_ACCESS_KEY_ID", "accessKeyId"),
    secret: half("alibaba-access-key-secret", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "accessKeySecret"),
    tokenVariables: ["ALIBABA_CLOUD_SECURITY_TOKEN"],
    tokenMember: "securityToken",
  },
  {
    cloud: "huawei",
    id: half("huawei-access-key", "HUAWEICLOUD_SDK_AK", "accessKey"),
    secret: half("huawei-secret-key", "HUAWEICLOUD_SDK_SK", "secretKey"),
    tokenVariables: ["HUAWEICLOUD_SDK_SECURITY_TOKEN"],
    tokenMember: "securityToken",
  },
  {
    cloud: "volcengine",
    id: half("volcengine-access-key", "VOLCENGINE_ACCESS_KEY", "accessKey"),
    secret: half("volcengine-secret-key", "VOLCENGINE_SECRET_KEY", "secretKey"),
    tokenVariables: ["VOLCENGINE_SESSION_TOKEN"],
    tokenMember: "sessionToken",
  },
];

export function addCredentialOptions(command: Command): Command {
  for (const { id, secret } of pairs)
    for (const { flag, variable } of [id, secret])
      command.option(`--${flag} <text>`, `else $${variable}, else generated`);
  return command;
}

/** A pair comes from the options or from the environment, never one half from each. */
export function readCredentials(options: Texts, environment: Environment): GivenCredentials {
  const given = pairs.flatMap((pair) => {
    const found = fromOptions(pair, options) ?? fromEnvironment(pair, environment);
    return found ? [[pair.cloud, found] as const] : [];
  });
  return Object.fromEntries(given);
}

function fromOptions({ id, secret }: KeyPair, options: Texts): Record<string, string> | undefined {
  return both(
    [id, text(options[id.option]), `--${id.flag}`],
    [secret, text(options[secret.option]), `--${secret.flag}`],
  );
}

function fromEnvironment(pair: KeyPair, environment: Environment): Record<string, string> | undefined {
  const { id, secret } = pair;
  const found = both(
    [id, text(environment[id.variable]), id.variable],
    [secret, text(environment[secret.variable]), secret.variable],
  );
  const token = pair.tokenVariables.map((name) => text(environment[name])).find((value) => value !== undefined);
  return found && token !== undefined ? { ...found, [pair.tokenMember]: token } : found;
}

type Found = readonly [half: Half, value: string | undefined, name: string];

function both(
  [id, idText, idName]: Found,
  [secret, secretText, secretName]: Found,
): Record<string, string> | undefined {
  if (idText === undefined && secretText === undefined) return undefined;
  if (idText === undefined || secretText === undefined) throw new Error(`${idName} and ${secretName} go together`);
  return { [id.member]: idText, [secret.member]: secretText };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The variables that point a client here; those of credentials only where they were generated. */
export function clientEnvironment({ url, credentials }: Emulator, given: GivenCredentials): Record<string, string> {
  const generated = pairs
    .filter(({ cloud }) => given[cloud] === undefined)
    .flatMap(({ cloud, id, secret }) => {
      const members = new Map(Object.entries(credentials[cloud]));
      return [id, secret].map(({ variable, member }) => [variable, String(members.get(member))] as const);
    });
  return { ACCESS_AUDIT_EMULATOR_URL: url, ...Object.fromEntries(generated) };
}
