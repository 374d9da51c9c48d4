import { agencyUrn, arn, huaweiEnv, instance, json, keysOf, none, pair, type Row, role } from "./row";

/** Every place of the chain, in the order in which they are looked at. */
export const huaweiRows: readonly Row[] = [
  {
    cloud: "huawei",
    title: "configuration",
    place: "configuration access-audit:",
    environment: none,
    configuration: (given) => {
      const { accessKey, secretKey } = keysOf.huawei(given);
      return { accessKey, secretKey };
    },
  },
  { cloud: "huawei", title: "environment of the SDKs", place: "HUAWEICLOUD_SDK_AK", environment: huaweiEnv },
  {
    cloud: "huawei",
    title: "environment of Terraform",
    place: "HW_ACCESS_KEY",
    environment: pair("huawei", { HW_ACCESS_KEY: "accessKey", HW_SECRET_KEY: "secretKey" }),
  },
  {
    cloud: "huawei",
    title: "older environment",
    place: "OS_ACCESS_KEY",
    environment: pair("huawei", { OS_ACCESS_KEY: "accessKey", OS_SECRET_KEY: "secretKey" }),
  },
  {
    cloud: "huawei",
    title: "user name and password",
    place: "HW_USER_NAME",
    environment: pair("huawei", {
      HW_USER_NAME: "userName",
      HW_USER_PASSWORD: "password",
      HW_DOMAIN_NAME: "domainName",
    }),
  },
  {
    cloud: "huawei",
    title: "OIDC token of a pipeline",
    place: "HUAWEICLOUD_OIDC_TOKEN_FILE",
    ...role,
    environment(given) {
      given.emulator.control.changeIdentity("huawei", { roles: [{ name: agencyUrn }] });
      return {
        HUAWEICLOUD_OIDC_PROVIDER_URN: "iam::d1:oidc-provider:ci",
        HUAWEICLOUD_OIDC_AGENCY_URN: agencyUrn,
        HUAWEICLOUD_OIDC_TOKEN_FILE: given.tokenFile("huawei"),
      };
    },
  },
  {
    cloud: "huawei",
    title: "identity provider of the SDKs",
    place: "HUAWEICLOUD_SDK_IDP_ID",
    ...role,
    environment: ({ tokenFile }) => ({
      HUAWEICLOUD_SDK_IDP_ID: "acme",
      HUAWEICLOUD_SDK_ID_TOKEN_FILE: tokenFile("huawei"),
    }),
  },
  {
    cloud: "huawei",
    title: "file of the SDKs",
    place: ".huaweicloud/credentials",
    environment(given) {
      const { accessKey, secretKey } = keysOf.huawei(given);
      given.file(".huaweicloud/credentials", `[basic]\nak = ${accessKey}\nsk = ${secretKey}\n`);
      return {};
    },
  },
  {
    cloud: "huawei",
    title: "file of the CLI",
    place: "HW_SHARED_CONFIG_FILE",
    environment(given) {
      const { accessKey, secretKey } = keysOf.huawei(given);
      const profile = { name: "default", accessKeyId: accessKey, secretAccessKey: secretKey };
      return {
        HW_SHARED_CONFIG_FILE: given.file(
          "HW_SHARED_CONFIG_FILE.json",
          json({ current: "default", profiles: [profile] }),
        ),
      };
    },
  },
  { cloud: "huawei", title: "instance agency", place: "169.254.169.254", ...role, environment: instance("huawei") },
  {
    cloud: "huawei",
    title: "pod agency",
    place: "HC_CONTAINER_CREDENTIALS_FULL_URI",
    ...role,
    environment: ({ tokenFile }) => ({
      HC_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
      HC_CONTAINER_AUTHORIZATION_TOKEN_FILE: tokenFile("huawei"),
    }),
  },
  {
    cloud: "huawei",
    title: "an agency of the configuration",
    place: "HUAWEICLOUD_SDK_AK",
    ...role,
    environment: huaweiEnv,
    configuration: () => ({ assumeRole: { agencyName: arn.huawei, domainName: "acme" } }),
  },
  {
    cloud: "huawei",
    title: "an agency of the environment",
    place: "HUAWEICLOUD_SDK_AK",
    ...role,
    environment: (given) => ({
      ...huaweiEnv(given),
      HW_ASSUME_ROLE_AGENCY_NAME: arn.huawei,
      HW_ASSUME_ROLE_DOMAIN_ID: "d1",
    }),
  },
];
