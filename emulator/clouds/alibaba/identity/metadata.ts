import type { Identities } from "../../../identities";
import { metadataService, notThere, plainText } from "../../../metadata";
import type { Service } from "../../../service";
import { jsonAnswer } from "../../../wire/wire";
import type { AlibabaCredentials } from "../credentials";
import { temporaryKeys } from "./keys";

const folder = "/latest/meta-data/ram/security-credentials/";
const longestSeconds = 21_600;

/** The metadata of an instance: https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata */
export function alibabaMetadata(identities: Identities<AlibabaCredentials>): Service {
  return metadataService("alibaba", /^100\.100\.100\.200$/, ({ method, path, headers }, now) => {
    const role = identities.instanceRole;
    if (role === undefined) throw notThere();
    if (method === "PUT" && path === "/latest/api/token") {
      const seconds = Number(headers.get("x-aliyun-ecs-metadata-token-ttl-seconds"));
      if (!Number.isInteger(seconds) || seconds < 1 || seconds > longestSeconds) throw notThere(400);
      return plainText(200, identities.giveToken());
    }
    if (method !== "GET") throw notThere(405);
    const token = headers.get("x-aliyun-ecs-metadata-token");
    // The older way, without a token, works until the owner of the instance switches it off.
    if (token === undefined ? identities.metadataTokenRequired : !identities.knowsToken(token)) throw notThere(403);
    if (path === folder) return plainText(200, role);
    if (path !== `${folder}${role}`) throw notThere();
    const keys = temporaryKeys(identities, now, undefined);
    return jsonAnswer(200, { ...keys, LastUpdated: now.toISOString().replace(/\.\d+/, ""), Code: "Success" });
  });
}
