import type { CloudName, Emulator, EmulatorCredentials } from "../../../../emulator/index";

export type Environment = Readonly<Record<string, string>>;

/** What a row of a chain is given: the emulator, and a folder that is the user's home. */
export interface Given {
  readonly emulator: Emulator;
  /** Writes a file into the home folder; its path. */
  file(path: string, text: string): string;
  /** Writes a token of an identity provider that the cloud trusts; its path. */
  tokenFile(cloud: string): string;
}

export interface Row {
  readonly cloud: CloudName;
  readonly title: string;
  /** A part of the place that `whoami` tells. */
  readonly place: string;
  /** Whether the keys are given out, and not the account's own. */
  readonly temporary?: true;
  /** Whether they come with the time when they end. */
  readonly lives?: true;
  environment(given: Given): Environment;
  readonly configuration?: (given: Given) => object;
}

export const arn = {
  tencent: "qcs::cam::uin/100000000001:roleName/auditor",
  alibaba: "acs:ram::1234567890123456:role/auditor",
  huawei: "auditor",
  volcengine: "trn:iam::2100000000:role/auditor",
};
export const agencyUrn = "iam::d1:agency:auditor";
export const json = JSON.stringify;

type KeysOf = { readonly [Name in CloudName]: (given: Given) => EmulatorCredentials[Name] };

/** The account's own keys. */
export const keysOf: KeysOf = {
  tencent: ({ emulator: { credentials } }) => credentials.tencent,
  alibaba: ({ emulator: { credentials } }) => credentials.alibaba,
  huawei: ({ emulator: { credentials } }) => credentials.huawei,
  volcengine: ({ emulator: { credentials } }) => credentials.volcengine,
};

/** Variables for a pair of keys, by the names of one row. */
export const pair =
  <C extends keyof typeof keysOf>(
    cloud: C,
    names: Readonly<Record<string, keyof ReturnType<(typeof keysOf)[C]> & string>>,
  ) =>
  (given: Given): Environment => {
    const keys = keysOf[cloud](given) as unknown as Readonly<Record<string, string>>;
    return Object.fromEntries(Object.entries(names).map(([variable, member]) => [variable, keys[member] ?? ""]));
  };

export const tencentEnv = pair("tencent", { TENCENTCLOUD_SECRET_ID: "secretId", TENCENTCLOUD_SECRET_KEY: "secretKey" });
export const alibabaEnv = pair("alibaba", {
  ALIBABA_CLOUD_ACCESS_KEY_ID: "accessKeyId",
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: "accessKeySecret",
});
export const huaweiEnv = pair("huawei", { HUAWEICLOUD_SDK_AK: "accessKey", HUAWEICLOUD_SDK_SK: "secretKey" });
export const none = () => ({});
export const instance = (cloud: Row["cloud"]) => (given: Given) => {
  given.emulator.control.changeIdentity(cloud, { instanceRole: "auditor" });
  return {};
};
export const role = { temporary: true, lives: true } as const;
