import { arn, instance, json, keysOf, none, pair, type Row, role } from "./row";

/** Every place of the chain, in the order in which they are looked at. */
export const volcengineRows: readonly Row[] = [
  {
    cloud: "volcengine",
    title: "configuration",
    place: "configuration access-audit:",
    environment: none,
    configuration: (given) => keysOf.volcengine(given),
  },
  {
    cloud: "volcengine",
    title: "environment",
    place: "VOLCENGINE_ACCESS_KEY",
    environment: pair("volcengine", { VOLCENGINE_ACCESS_KEY: "accessKey", VOLCENGINE_SECRET_KEY: "secretKey" }),
  },
  {
    cloud: "volcengine",
    title: "environment of TOS",
    place: "TOS_ACCESS_KEY",
    environment: pair("volcengine", { TOS_ACCESS_KEY: "accessKey", TOS_SECRET_KEY: "secretKey" }),
  },
  {
    cloud: "volcengine",
    title: "environment of samples",
    place: "VOLC_ACCESSKEY",
    environment: pair("volcengine", { VOLC_ACCESSKEY: "accessKey", VOLC_SECRETKEY: "secretKey" }),
  },
  {
    cloud: "volcengine",
    title: "token of a pod or pipeline",
    place: "VOLCENGINE_OIDC_TOKEN_FILE",
    ...role,
    environment: ({ tokenFile }) => ({
      VOLCENGINE_OIDC_ROLE_TRN: arn.volcengine,
      VOLCENGINE_OIDC_TOKEN_FILE: tokenFile("volcengine"),
    }),
  },
  {
    cloud: "volcengine",
    title: "file of the CLI",
    place: ".volcengine/config.json",
    environment(given) {
      const { accessKey, secretKey } = keysOf.volcengine(given);
      const profiles = { default: { name: "default", mode: "AK", "access-key": accessKey, "secret-key": secretKey } };
      given.file(".volcengine/config.json", json({ current: "default", profiles }));
      return {};
    },
  },
  {
    cloud: "volcengine",
    title: "instance role",
    place: "100.96.0.96",
    ...role,
    environment: (given) => {
      instance("volcengine")(given);
      return { VOLCENGINE_ECS_METADATA: "auditor" };
    },
  },
];
