import {
  type CredentialPlace,
  completeSet,
  filePlace,
  iniSection,
  jsonObject,
  NotHere,
  tokenFile,
  userPath,
} from "../../../core/credentials/credentials";
import { isRecord } from "../../../core/fields/validation";
import type { Session } from "../../../core/session/session";
import type { AccessKeys } from "./credentials";
import { keysByProvider } from "./sts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The file of the vendor's SDKs. Its section `[global]` is for services without a project, which we do not call. */
export function sdkFilePlace(session: Session): CredentialPlace<AccessKeys> {
  const { environment } = session.settings;
  const path = environment.HUAWEICLOUD_SDK_CREDENTIALS_FILE || "~/.huaweicloud/credentials";
  return filePlace(path, userPath(environment, path), async (text, operation) => {
    const section = iniSection(text, "basic");
    if (section instanceof NotHere) return section;
    const { idp_id: idpId, id_token_file: file } = section;
    // As in the SDKs, the pair wins over keys.
    if (typeof idpId === "string" && typeof file === "string" && idpId && file)
      return keysByProvider(session, idpId, await tokenFile("id_token_file", userPath(environment, file), operation));
    return picked(section, {
      accessKey: "ak",
      secretKey: "sk",
      "securityToken?": "security_token",
      "projectId?": "project_id",
    });
  });
}

/** The file of the vendor's CLI (KooCLI). The CLI encrypts it with keys of its own unless it is told otherwise. */
export function cliFilePlace(environment: Environment, profile: string | undefined): CredentialPlace<AccessKeys> {
  const path = environment.HW_SHARED_CONFIG_FILE;
  if (!path) return { name: "file of the CLI, HW_SHARED_CONFIG_FILE", answer: () => new NotHere("not set") };
  return filePlace(path, userPath(environment, path), (text) => {
    const file = jsonObject(text);
    if (String(file.authEncrypt) === "true")
      return new NotHere("is encrypted; `hcloud configure set --cli-auth-encrypt=false` writes it in the clear");
    const name = profile ?? environment.HW_PROFILE ?? file.current;
    const found = (Array.isArray(file.profiles) ? file.profiles : []).find(
      (candidate) => isRecord(candidate) && candidate.name === name,
    );
    if (!isRecord(found)) return new NotHere(`has no profile ${JSON.stringify(name)}`);
    return picked(found, {
      accessKey: "accessKeyId",
      secretKey: "secretAccessKey",
      "securityToken?": "securityToken",
      "projectId?": "projectId",
      ...(found.projectId ? { "projectRegion?": "region" } : {}),
    });
  });
}

function picked(values: Record<string, unknown>, fields: Record<string, string>): AccessKeys | NotHere {
  return completeSet((name) => values[name], fields) as unknown as AccessKeys | NotHere;
}
