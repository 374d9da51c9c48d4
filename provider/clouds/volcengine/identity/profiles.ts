import { type Answer, completeSet, iniSection, jsonObject, NotHere } from "../../../core/credentials/credentials";
import { isRecord } from "../../../core/fields/validation";
import type { Operation } from "../../../core/session/operation";
import type { VolcengineCredentials } from "./credentials";
import { instanceRole, roleOfToken } from "./roles";

/** The files in which the cloud's tools keep keys. */

type Values = Readonly<Record<string, unknown>>;

const keys = { accessKey: "access-key", secretKey: "secret-key" };

/** A profile of `~/.volcengine/config.json`: the one that is named, else its current one, else `default`. */
export async function cliProfile(
  operation: Operation,
  text: string,
  wanted: string | undefined,
): Promise<Answer<VolcengineCredentials>> {
  const { current, profiles } = jsonObject(text);
  const name = wanted ?? (typeof current === "string" && current !== "" ? current : "default");
  const profile = profileIn(profiles, name);
  if (profile === undefined) return new NotHere(`has no profile ${JSON.stringify(name)}`);
  const mode = String(profile.mode ?? "").toLowerCase();
  const read = modes[mode];
  if (read !== undefined) return read(operation, profile);
  return new NotHere(
    `profile ${JSON.stringify(name)} has the mode ${JSON.stringify(profile.mode)}, which is not read; ` +
      "those with keys (AK, StsToken), OIDC and EcsRole are",
  );
}

/** Profiles by name or, in a list, with their names. */
function profileIn(profiles: unknown, name: string): Values | undefined {
  if (Array.isArray(profiles)) return profiles.filter(isRecord).find((profile) => profile.name === name);
  const found = isRecord(profiles) ? profiles[name] : undefined;
  return isRecord(found) ? found : undefined;
}

type ReadMode = (operation: Operation, profile: Values) => Promise<Answer<VolcengineCredentials>>;

const withKeys: ReadMode = async (_, profile) =>
  completeSet((name) => profile[name], { ...keys, "sessionToken?": "session-token" }) as Answer<VolcengineCredentials>;

const modes: Readonly<Record<string, ReadMode>> = {
  "": withKeys,
  ak: withKeys,
  ststoken: async (_, profile) =>
    completeSet((name) => profile[name], { ...keys, sessionToken: "session-token" }) as Answer<VolcengineCredentials>,
  oidc: async (operation, profile) => {
    const values = completeSet((name) => profile[name], { roleTrn: "role-trn", file: "oidc-token-file" });
    if (values instanceof NotHere) return values;
    return roleOfToken(operation, {
      roleTrn: values.roleTrn ?? "",
      file: values.file ?? "",
      variable: "oidc-token-file",
    });
  },
  ecsrole: async ({ session }, profile) => {
    const role = profile["role-name"];
    return instanceRole(session, typeof role === "string" && role !== "" ? role : undefined);
  },
};

/** A section of the older files, `~/.volc/credentials` and `~/.volc/config`. */
export function iniProfile(text: string, name: string): Answer<VolcengineCredentials> {
  const section = iniSection(text, name);
  if (section instanceof NotHere) return section;
  return completeSet((key) => section[key], {
    accessKey: ["access_key_id", "ak", "VOLC_ACCESSKEY"],
    secretKey: ["secret_access_key", "sk", "VOLC_SECRETKEY"],
    "sessionToken?": ["session_token"],
  }) as Answer<VolcengineCredentials>;
}
