import type { Identities } from "../../../identities";
import { metadataService, notThere } from "../../../metadata";
import type { Service } from "../../../service";
import { jsonAnswer } from "../../../wire/wire";
import type { VolcengineCredentials } from "../credentials";
import { temporaryKeys } from "./keys";

const folder = "/volcstack/latest/iam/security_credentials/";

/** The metadata of an instance, which does not list its role: https://www.volcengine.com/docs/6396/1118297 */
export function volcengineMetadata(identities: Identities<VolcengineCredentials>): Service {
  return metadataService("volcengine", /^100\.96\.0\.96$/, ({ method, path }, now) => {
    const role = identities.instanceRole;
    if (method !== "GET" || role === undefined || path !== `${folder}${role}`) throw notThere();
    return jsonAnswer(200, temporaryKeys(identities, now, undefined));
  });
}
