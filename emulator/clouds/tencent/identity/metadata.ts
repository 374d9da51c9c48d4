import type { Identities } from "../../../identities";
import { metadataService, notThere, plainText } from "../../../metadata";
import type { Service } from "../../../service";
import { jsonAnswer } from "../../../wire/wire";
import type { TencentCredentials } from "../credentials";
import { temporaryKeys } from "./keys";

const folder = "/latest/meta-data/cam/security-credentials/";

/** The metadata of an instance: https://www.tencentcloud.com/document/product/213/4934 */
export function tencentMetadata(identities: Identities<TencentCredentials>): Service {
  return metadataService("tencent", /^metadata\.tencentyun\.com$/, ({ method, path }, now) => {
    const role = identities.instanceRole;
    if (method !== "GET" || role === undefined) throw notThere();
    if (path === folder) return plainText(200, role);
    if (path !== `${folder}${role}`) throw notThere();
    const { credentials, expiresAt } = temporaryKeys(identities, now, undefined);
    return jsonAnswer(200, {
      TmpSecretId: credentials.secretId,
      TmpSecretKey: credentials.secretKey,
      ExpiredTime: Math.floor(expiresAt.getTime() / 1000),
      Expiration: expiresAt.toISOString().replace(/\.\d+/, ""),
      Token: credentials.token,
      Code: "Success",
    });
  });
}
