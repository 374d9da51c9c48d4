import { alibabaEnv, arn, instance, json, keysOf, none, pair, type Row, role } from "./row";

/** Every place of the chain, in the order in which they are looked at. */
export const alibabaRows: readonly Row[] = [
  {
    cloud: "alibaba",
    title: "configuration",
    place: "configuration access-audit:",
    environment: none,
    configuration: (given) => keysOf.alibaba(given),
  },
  {
    cloud: "alibaba",
    title: "environment of Terraform",
    place: "ALICLOUD_ACCESS_KEY",
    environment: pair("alibaba", { ALICLOUD_ACCESS_KEY: "accessKeyId", ALICLOUD_SECRET_KEY: "accessKeySecret" }),
  },
  { cloud: "alibaba", title: "environment", place: "ALIBABA_CLOUD_ACCESS_KEY_ID", environment: alibabaEnv },
  {
    cloud: "alibaba",
    title: "older environment",
    place: "ALIBABACLOUD_ACCESS_KEY_ID",
    environment: pair("alibaba", {
      ALIBABACLOUD_ACCESS_KEY_ID: "accessKeyId",
      ALIBABACLOUD_ACCESS_KEY_SECRET: "accessKeySecret",
    }),
  },
  {
    cloud: "alibaba",
    title: "environment of OSS",
    place: "OSS_ACCESS_KEY_ID",
    environment: pair("alibaba", { OSS_ACCESS_KEY_ID: "accessKeyId", OSS_ACCESS_KEY_SECRET: "accessKeySecret" }),
  },
  {
    cloud: "alibaba",
    title: "token of a pod or pipeline",
    place: "ALIBABA_CLOUD_OIDC_TOKEN_FILE",
    ...role,
    environment: ({ tokenFile }) => ({
      ALIBABA_CLOUD_ROLE_ARN: arn.alibaba,
      ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "acs:ram::1234567890123456:oidc-provider/ack",
      ALIBABA_CLOUD_OIDC_TOKEN_FILE: tokenFile("alibaba"),
    }),
  },
  ...(
    [
      ["AK", {}],
      ["RamRoleArn", { ram_role_arn: arn.alibaba, external_id: "acme" }],
      ["EcsRamRole", { ram_role_name: "auditor" }],
      ["OIDC", { ram_role_arn: arn.alibaba, oidc_provider_arn: "acs:ram::1234567890123456:oidc-provider/ack" }],
    ] as const
  ).map(
    ([mode, more]): Row => ({
      ...{ cloud: "alibaba", title: `file of the CLI, mode ${mode}`, place: ".aliyun/config.json" },
      ...(mode === "AK" ? {} : role),
      environment(given) {
        const { accessKeyId, accessKeySecret } = keysOf.alibaba(given);
        if (mode === "EcsRamRole") instance("alibaba")(given);
        // The CLI knows no external id.
        if (mode === "RamRoleArn") given.emulator.control.changeIdentity("alibaba", { roles: [{ name: arn.alibaba }] });
        const keys =
          mode === "AK" || mode === "RamRoleArn"
            ? { access_key_id: accessKeyId, access_key_secret: accessKeySecret }
            : {};
        const token = mode === "OIDC" ? { oidc_token_file: given.tokenFile("alibaba") } : {};
        const profile = { name: "default", mode, ...keys, ...more, ...token };
        given.file(".aliyun/config.json", json({ current: "default", profiles: [profile] }));
        return {};
      },
    }),
  ),
  {
    cloud: "alibaba",
    title: "file of the SDKs",
    place: ".alibabacloud/credentials",
    environment(given) {
      const { accessKeyId, accessKeySecret } = keysOf.alibaba(given);
      const lines = [
        "[default]",
        "type = access_key",
        `access_key_id = ${accessKeyId}`,
        `access_key_secret = ${accessKeySecret}`,
      ];
      given.file(".alibabacloud/credentials", lines.join("\n"));
      return {};
    },
  },
  { cloud: "alibaba", title: "instance role", place: "100.100.100.200", ...role, environment: instance("alibaba") },
  {
    cloud: "alibaba",
    title: "instance role that asks for tokens",
    place: "100.100.100.200",
    ...role,
    environment(given) {
      given.emulator.control.changeIdentity("alibaba", { instanceRole: "auditor", metadataTokenRequired: true });
      return { ALIBABA_CLOUD_IMDSV1_DISABLED: "true" };
    },
  },
  {
    cloud: "alibaba",
    title: "server of the user",
    place: "ALIBABA_CLOUD_CREDENTIALS_URI",
    ...role,
    environment(given) {
      instance("alibaba")(given);
      const uri = "http://100.100.100.200/latest/meta-data/ram/security-credentials/auditor";
      return { ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true", ALIBABA_CLOUD_CREDENTIALS_URI: uri };
    },
  },
  {
    cloud: "alibaba",
    title: "a role of the configuration",
    place: "ALIBABA_CLOUD_ACCESS_KEY_ID",
    ...role,
    environment: alibabaEnv,
    configuration: () => ({ assumeRole: { roleArn: arn.alibaba, externalId: "acme" } }),
  },
];
