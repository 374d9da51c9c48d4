import {
  type Answer,
  completeSet,
  type FieldNames,
  heldBy,
  iniSection,
  jsonObject,
  NotHere,
  tokenFile,
  userPath,
} from "../../../core/credentials/credentials";
import { isRecord } from "../../../core/fields/validation";
import type { Operation } from "../../../core/session/operation";
import type { Session } from "../../../core/session/session";
import type { AlibabaCredentials } from "./credentials";
import { durationSeconds, instanceRole, sessionName } from "./roles";
import { assumeRole, assumeRoleWithOidc } from "./sts";

/** The files in which the cloud's tools keep keys and the roles that they stand for. */

type Values = Readonly<Record<string, unknown>>;

const keys: FieldNames = { accessKeyId: "access_key_id", accessKeySecret: "access_key_secret" };

/**
 * A profile of `~/.aliyun/config.json`, or its current one.
 * https://www.alibabacloud.com/help/en/cli/configure-credentials
 */
export async function cliProfile(
  operation: Operation,
  text: string,
  wanted: string | undefined,
  visited: readonly string[] = [],
): Promise<Answer<AlibabaCredentials>> {
  const { current, profiles } = jsonObject(text);
  const name = wanted ?? current;
  if (typeof name !== "string" || name === "") return new NotHere("has no current profile");
  const profile = Array.isArray(profiles) ? profiles.filter(isRecord).find((each) => each.name === name) : undefined;
  if (profile === undefined) return new NotHere(`has no profile ${JSON.stringify(name)}`);
  if (visited.includes(name)) return new NotHere(`profile ${JSON.stringify(name)} is its own source_profile`);
  const fromSource = async () => {
    if (typeof profile.source_profile !== "string") return new NotHere("source_profile not set");
    return cliProfile(operation, text, profile.source_profile, [...visited, name]);
  };
  const mode = String(profile.mode);
  const read = Object.hasOwn(cliModes, mode) ? cliModes[mode] : undefined;
  if (read !== undefined) return read(operation, profile, fromSource);
  const reason = (Object.hasOwn(unreadModes, mode) && unreadModes[mode]) || "which is not read";
  return new NotHere(
    `profile ${JSON.stringify(name)} has the mode ${profile.mode === undefined ? "unset" : `${JSON.stringify(profile.mode)}, ${reason}`}`,
  );
}

type ReadMode = (
  operation: Operation,
  profile: Values,
  fromSource: () => Promise<Answer<AlibabaCredentials>>,
) => Promise<Answer<AlibabaCredentials>>;

const cliModes: Readonly<Record<string, ReadMode>> = {
  AK: async (_, profile) => picked(profile, keys),
  StsToken: async (_, profile) => picked(profile, { ...keys, securityToken: "sts_token" }),
  RamRoleArn: async ({ session }, profile) =>
    roleBy(session, profile, picked(profile, { ...keys, "securityToken?": "sts_token" }), cliRole),
  ChainableRamRoleArn: async ({ session }, profile, fromSource) =>
    roleBy(session, profile, await fromSource(), cliRole),
  EcsRamRole: async ({ session }, profile) => instanceRole(session, text(profile.ram_role_name)),
  OIDC: async (operation, profile) => {
    const fields = { roleArn: "ram_role_arn", providerArn: "oidc_provider_arn", file: "oidc_token_file" };
    const values = completeSet((name) => profile[name], fields);
    if (values instanceof NotHere) return values;
    const { roleArn = "", providerArn = "", file = "" } = values;
    const { session } = operation;
    const token = await tokenFile(fields.file, userPath(session.settings.environment, file), operation);
    return assumeRoleWithOidc(session, { providerArn, token }, { roleArn, ...roleSession(profile, cliRole) });
  },
};

/** Why the other modes are passed over. */
const unreadModes: Readonly<Record<string, string>> = {
  CloudSSO: "whose log-in only the command line itself can renew",
  OAuth: "whose log-in only the command line itself can renew",
  External:
    "and no program is run because a file says so; run it yourself and set what it prints as environment variables",
};

/** A section of `~/.alibabacloud/credentials`, the file of the OpenAPI SDKs. https://github.com/aliyun/credentials-nodejs */
export async function iniProfile(session: Session, file: string, name: string): Promise<Answer<AlibabaCredentials>> {
  const section = iniSection(file, name);
  if (section instanceof NotHere) return section;
  if (section.type === "access_key") return picked(section, keys);
  if (section.type === "ecs_ram_role") return instanceRole(session, text(section.role_name));
  if (section.type === "ram_role_arn") return roleBy(session, section, picked(section, keys), iniRole);
  return new NotHere(
    `section [${name}] has the type ${JSON.stringify(section.type) ?? "unset"}; only access_key, ecs_ram_role and ` +
      "ram_role_arn are read",
  );
}

/** What the two files call the same. */
interface RoleNames {
  readonly arn: string;
  readonly session: string;
  readonly seconds: string;
}

const cliRole: RoleNames = { arn: "ram_role_arn", session: "ram_session_name", seconds: "expired_seconds" };
const iniRole: RoleNames = { arn: "role_arn", session: "role_session_name", seconds: "duration_seconds" };

async function roleBy(
  session: Session,
  profile: Values,
  base: Answer<AlibabaCredentials>,
  names: RoleNames,
): Promise<Answer<AlibabaCredentials>> {
  if (base instanceof NotHere) return base;
  const roleArn = text(profile[names.arn]);
  if (roleArn === undefined) return new NotHere(`${names.arn} not set`);
  return assumeRole(session, heldBy(base).credentials, { roleArn, ...roleSession(profile, names) });
}

function roleSession(profile: Values, names: RoleNames) {
  const seconds = Number(profile[names.seconds]);
  return {
    sessionName: text(profile[names.session]) ?? sessionName,
    durationSeconds: seconds > 0 ? seconds : durationSeconds,
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function picked(values: Values, fields: FieldNames): AlibabaCredentials | NotHere {
  return completeSet((name) => values[name], fields) as unknown as AlibabaCredentials | NotHere;
}
