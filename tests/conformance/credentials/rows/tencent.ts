import { arn, instance, json, keysOf, none, pair, type Row, role, tencentEnv } from "./row";

/** Every place of the chain, in the order in which they are looked at. */
export const tencentRows: readonly Row[] = [
  {
    cloud: "tencent",
    title: "configuration",
    place: "configuration access-audit:",
    environment: none,
    configuration: (given) => keysOf.tencent(given),
  },
  { cloud: "tencent", title: "environment", place: "TENCENTCLOUD_SECRET_ID", environment: tencentEnv },
  {
    cloud: "tencent",
    title: "functions runtime",
    place: "TENCENTCLOUD_SECRETID",
    environment: pair("tencent", { TENCENTCLOUD_SECRETID: "secretId", TENCENTCLOUD_SECRETKEY: "secretKey" }),
  },
  {
    cloud: "tencent",
    title: "file of the CLI",
    place: ".tccli/default.credential",
    environment(given) {
      given.file(".tccli/default.credential", json(keysOf.tencent(given)));
      return {};
    },
  },
  {
    cloud: "tencent",
    title: "file of the SDKs",
    place: ".tencentcloud/credentials",
    environment(given) {
      const { secretId, secretKey } = keysOf.tencent(given);
      given.file(".tencentcloud/credentials", `[default]\nsecret_id = ${secretId}\nsecret_key = ${secretKey}\n`);
      return {};
    },
  },
  {
    cloud: "tencent",
    title: "instance role",
    place: "metadata.tencentyun.com",
    ...role,
    environment: instance("tencent"),
  },
  {
    cloud: "tencent",
    title: "pod role",
    place: "TKE_WEB_IDENTITY_TOKEN_FILE",
    ...role,
    environment: ({ tokenFile }) => ({
      ...{ TKE_REGION: "ap-guangzhou", TKE_PROVIDER_ID: "cls-1", TKE_ROLE_ARN: arn.tencent },
      TKE_WEB_IDENTITY_TOKEN_FILE: tokenFile("tencent"),
    }),
  },
  {
    cloud: "tencent",
    title: "a role of the configuration",
    place: "TENCENTCLOUD_SECRET_ID",
    ...role,
    environment: tencentEnv,
    configuration: () => ({ assumeRole: { roleArn: arn.tencent, externalId: "acme" } }),
  },
  {
    cloud: "tencent",
    title: "a role of the environment",
    place: "TENCENTCLOUD_SECRET_ID",
    ...role,
    environment: (given) => ({
      ...tencentEnv(given),
      TENCENTCLOUD_ASSUME_ROLE_ARN: arn.tencent,
      TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID: "acme",
    }),
  },
];
