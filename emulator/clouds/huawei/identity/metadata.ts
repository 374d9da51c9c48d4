import type { Identities } from "../../../identities";
import { metadataService, notThere, plainText } from "../../../metadata";
import type { Service } from "../../../service";
import { jsonAnswer } from "../../../wire/wire";
import type { HuaweiCredentials } from "../credentials";
import { temporaryKeys } from "./keys";

const longestSeconds = 21_600;

/**
 * The metadata of an instance, https://support.huaweicloud.com/intl/en-us/usermanual-ecs/ecs_03_0166.html, and the agent
 * beside it that serves pods, which ask by POST at an address that their environment names.
 */
export function huaweiMetadata(identities: Identities<HuaweiCredentials>): Service {
  return metadataService("huawei", /^169\.254(\.\d{1,3}){2}$/, ({ method, path, headers }, now) => {
    if (method === "POST") {
      if (!identities.knowsToken(headers.get("authorization"))) throw notThere(401);
      return jsonAnswer(200, { credential: keysOf(identities, now) });
    }
    if (identities.instanceRole === undefined) throw notThere();
    if (method === "PUT" && path === "/meta-data/latest/api/token") {
      const seconds = Number(headers.get("x-metadata-token-ttl-seconds"));
      if (!Number.isInteger(seconds) || seconds < 1 || seconds > longestSeconds) throw notThere(400);
      return plainText(200, identities.giveToken());
    }
    const token = headers.get("x-metadata-token");
    if (token === undefined ? identities.metadataTokenRequired : !identities.knowsToken(token)) throw notThere(401);
    if (method !== "GET" || path !== "/openstack/latest/securitykey") throw notThere();
    return jsonAnswer(200, { credential: keysOf(identities, now) });
  });
}

function keysOf(identities: Identities<HuaweiCredentials>, now: Date) {
  const { accessKey, secretKey, securityToken, expiresAt } = temporaryKeys(identities, now, undefined);
  return { access: accessKey, secret: secretKey, securitytoken: securityToken, expires_at: sixDecimals(expiresAt) };
}

function sixDecimals(date: Date): string {
  return date.toISOString().replace(/Z$/, "000Z");
}
