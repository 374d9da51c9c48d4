import { type Emulator, type GivenCredentials, seed } from "../../../emulator/index";
import type { Variables } from "./judge";

const tokens: Required<GivenCredentials> = {
  tencent: { token: "tencent-token/with+signs==" },
  alibaba: { securityToken: "alibaba-token/with+signs==" },
  huawei: { securityToken: "huawei-token/with+signs==" },
  volcengine: { sessionToken: "volcengine-token/with+signs==" },
};

/** Temporary keys are keys with a token, which the SDKs send beside or within their signatures. */
export const keyKinds: readonly (readonly [string, GivenCredentials])[] = [
  ["permanent keys", {}],
  ["temporary keys", tokens],
];

/** The environment as the SDKs and the vendors' samples read it. */
export function variablesOf({ url, credentials }: Emulator): Variables {
  const { tencent, alibaba, huawei, volcengine } = credentials;
  return {
    EMULATOR_URL: url,
    TENCENTCLOUD_SECRET_ID: tencent.secretId,
    TENCENTCLOUD_SECRET_KEY: tencent.secretKey,
    TENCENTCLOUD_REGION: seed.tencent.region,
    COS_REGION: seed.tencent.region,
    // The Node SDK and the command line tool name it differently.
    TENCENTCLOUD_SESSION_TOKEN: tencent.token,
    TENCENTCLOUD_TOKEN: tencent.token,
    OSS_ACCESS_KEY_ID: alibaba.accessKeyId,
    OSS_ACCESS_KEY_SECRET: alibaba.accessKeySecret,
    OSS_SESSION_TOKEN: alibaba.securityToken,
    OSS_REGION: seed.alibaba.region,
    HUAWEICLOUD_SDK_AK: huawei.accessKey,
    HUAWEICLOUD_SDK_SK: huawei.secretKey,
    HUAWEICLOUD_SDK_SECURITY_TOKEN: huawei.securityToken,
    HUAWEICLOUD_SDK_PROJECT_ID: huawei.projectId,
    HUAWEICLOUD_SDK_DOMAIN_ID: seed.huawei.domainId,
    TOS_ACCESS_KEY: volcengine.accessKey,
    TOS_SECRET_KEY: volcengine.secretKey,
    TOS_SECURITY_TOKEN: volcengine.sessionToken,
    HW_USER_NAME: huawei.userName,
    HW_USER_PASSWORD: huawei.password,
    HW_DOMAIN_NAME: huawei.domainName,
  };
}
