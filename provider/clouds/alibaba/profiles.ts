import { completeSet, type FieldNames, iniSection, jsonObject, Passed } from "../../core/credentials";
import { isRecord } from "../../core/validation";
import type { AlibabaCredentials } from "./credentials";

/** The files in which the cloud's tools keep keys. Profiles that stand for a role or a log-in are passed over. */

const keys: FieldNames = { accessKeyId: "access_key_id", accessKeySecret: "access_key_secret" };

/**
 * A profile of `~/.aliyun/config.json`, or its current one.
 * https://www.alibabacloud.com/help/en/cli/configure-credentials
 */
export function cliProfile(text: string, wanted: string | undefined): AlibabaCredentials | Passed {
  const { current, profiles } = jsonObject(text);
  const name = wanted ?? current;
  if (typeof name !== "string" || name === "") return new Passed("has no current profile");
  const profile = Array.isArray(profiles) ? profiles.filter(isRecord).find((each) => each.name === name) : undefined;
  if (profile === undefined) return new Passed(`has no profile ${JSON.stringify(name)}`);
  if (profile.mode === "AK") return picked(profile, keys);
  if (profile.mode === "StsToken") return picked(profile, { ...keys, securityToken: "sts_token" });
  return new Passed(
    `profile ${JSON.stringify(name)} has the mode ${JSON.stringify(profile.mode) ?? "unset"}; only AK and StsToken are read`,
  );
}

/** A section of `~/.alibabacloud/credentials`, the file of the OpenAPI SDKs. https://github.com/aliyun/credentials-nodejs */
export function iniProfile(text: string, name: string): AlibabaCredentials | Passed {
  const section = iniSection(text, name);
  if (section instanceof Passed) return section;
  if (section.type === "access_key") return picked(section, keys);
  return new Passed(
    `section [${name}] has the type ${JSON.stringify(section.type) ?? "unset"}; only access_key is read`,
  );
}

function picked(values: Record<string, unknown>, fields: FieldNames): AlibabaCredentials | Passed {
  return completeSet((name) => values[name], fields) as unknown as AlibabaCredentials | Passed;
}
