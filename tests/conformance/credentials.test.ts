import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/index";
import { redact } from "../../provider/core/redact";
import { Session } from "../../provider/core/session";
import { readSettings } from "../../provider/core/settings";
import { clouds, findDataSource } from "../../provider/registry";

type Environment = Readonly<Record<string, string>>;

/** What a row of a chain is given: the emulator, and a folder that is the user's home. */
interface Given {
  readonly emulator: Emulator;
  /** Writes a file into the home folder; its path. */
  file(path: string, text: string): string;
  /** Writes a token of an identity provider that the cloud trusts; its path. */
  tokenFile(cloud: string): string;
}

interface Row {
  readonly cloud: "tencent" | "alibaba" | "huawei" | "volcengine";
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

const arn = {
  tencent: "qcs::cam::uin/100000000001:roleName/auditor",
  alibaba: "acs:ram::1234567890123456:role/auditor",
  huawei: "auditor",
  volcengine: "trn:iam::2100000000:role/auditor",
};
const agencyUrn = "iam::d1:agency:auditor";
const json = JSON.stringify;

const keysOf = {
  tencent: ({ emulator: { credentials } }: Given) => credentials.tencent,
  alibaba: ({ emulator: { credentials } }: Given) => credentials.alibaba,
  huawei: ({ emulator: { credentials } }: Given) => credentials.huawei,
  volcengine: ({ emulator: { credentials } }: Given) => credentials.volcengine,
};

/** Variables for a pair of keys, by the names of one row. */
const pair =
  <C extends keyof typeof keysOf>(
    cloud: C,
    names: Readonly<Record<string, keyof ReturnType<(typeof keysOf)[C]> & string>>,
  ) =>
  (given: Given): Environment => {
    const keys = keysOf[cloud](given) as unknown as Readonly<Record<string, string>>;
    return Object.fromEntries(Object.entries(names).map(([variable, member]) => [variable, keys[member] ?? ""]));
  };

const tencentEnv = pair("tencent", { TENCENTCLOUD_SECRET_ID: "secretId", TENCENTCLOUD_SECRET_KEY: "secretKey" });
const alibabaEnv = pair("alibaba", {
  ALIBABA_CLOUD_ACCESS_KEY_ID: "accessKeyId",
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: "accessKeySecret",
});
const huaweiEnv = pair("huawei", { HUAWEICLOUD_SDK_AK: "accessKey", HUAWEICLOUD_SDK_SK: "secretKey" });
const none = () => ({});
const instance = (cloud: Row["cloud"]) => (given: Given) => {
  given.emulator.control.changeIdentity(cloud, { instanceRole: "auditor" });
  return {};
};
const role = { temporary: true, lives: true } as const;

/** Every row of every chain, in the order in which places are looked at. */
const rows: readonly Row[] = [
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

/** A read that each cloud signs. */
const reads = {
  tencent: ["getBuckets", {}],
  alibaba: ["getAuditTracks", { region: "cn-hangzhou" }],
  huawei: ["getAuditTracks", { region: "cn-north-4" }],
  volcengine: ["getBuckets", {}],
} as const;

/** An emulator, a home folder, and sessions of the provider that know nothing but what a row gives them. */
async function openScene(write: (path: string, text: string) => void = writeFileSync, timeout?: string) {
  const emulator = await startEmulator();
  const home = mkdtempSync(join(tmpdir(), "access-audit-home-"));
  for (const [cloud, name] of Object.entries(arn)) {
    const externalId = cloud === "tencent" || cloud === "alibaba" ? { externalId: "acme" } : {};
    emulator.control.changeIdentity(cloud, { roles: [{ name, ...externalId }] });
  }
  const file = (path: string, text: string) => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    write(join(home, path), text);
    return join(home, path);
  };
  const tokenFile = (cloud: string) => file(`${cloud}.token`, emulator.control.identityToken(cloud).token);
  const given: Given = { emulator, file, tokenFile };
  return {
    emulator,
    given,
    open({ cloud, environment, configuration }: Row) {
      const values = environment(given);
      const settings = configuration?.(given);
      const shared: Readonly<Record<string, string | undefined>> = { timeout };
      const read = (key: string) => (key === cloud && settings !== undefined ? json(settings) : shared[key]);
      return new Session(readSettings({ read }, { HOME: home, ACCESS_AUDIT_EMULATOR_URL: emulator.url, ...values }));
    },
    /** A signed call with the session's credentials, as the emulator saw it. */
    async list(cloud: Row["cloud"], session: Session, cancel?: AbortSignal) {
      const [source, args] = reads[cloud];
      await findDataSource(source, cloud).run(session, { cloud, ...args }, cancel);
      return emulator.control.journal().findLast(({ service }) => service !== "sts" && service !== "metadata");
    },
    async close() {
      await emulator.stop();
      rmSync(home, { recursive: true });
    },
  };
}

function identify(cloud: string, session: Session) {
  const found = clouds.find(({ name }) => name === cloud);
  if (found === undefined) throw new Error(`no cloud ${cloud}`);
  return found.identify(session);
}

const temporary = rows.filter(({ lives }) => lives);
const bare = (cloud: Row["cloud"], environment: Environment): Row => ({
  ...{ cloud, title: "", place: "" },
  environment: () => environment,
});

describe("credentials", () => {
  let scene: Awaited<ReturnType<typeof openScene>>;
  beforeEach(async () => {
    scene = await openScene();
  });
  afterEach(() => scene.close());

  it.each(rows.map((row) => [row.cloud, row.title, row] as const))("%s: %s", async (cloud, _title, row) => {
    const session = scene.open(row);
    const { place, expiresAt, credentials } = await identify(cloud, session);
    expect(place).toContain(row.place);
    expect(expiresAt !== undefined).toBe(row.lives === true);
    const last = await scene.list(cloud, session);
    expect(last).toMatchObject({ status: 200 });
    const owner = scene.emulator.credentials[cloud];
    expect(JSON.stringify(owner).includes(last?.signedBy ?? "nobody")).toBe(row.temporary !== true);
    if (!credentials.startsWith("IAM user")) expect(credentials).not.toContain(last?.signedBy ?? "nobody");
    const secret = Object.entries(owner).find(([name]) => /secret(Key)?$/i.test(name))?.[1];
    expect(JSON.stringify(scene.emulator.control.journal())).not.toContain(secret);
  });

  it.each(
    temporary.filter(({ title }) => /^instance (role|agency)$/.test(title)).map((row) => [row.cloud, row] as const),
  )("%s: keys that the cloud calls expired are renewed once, and the call goes on", async (cloud, row) => {
    const session = scene.open(row);
    const first = await scene.list(cloud, session);
    scene.emulator.control.expireKeys(cloud);
    const second = await scene.list(cloud, session);
    expect(second).toMatchObject({ status: 200 });
    expect(second?.signedBy).not.toBe(first?.signedBy);
  });

  it.each([
    ["tencent", { TENCENTCLOUD_ASSUME_ROLE_ARN: "qcs::cam::uin/1:roleName/missing" }, "roleName/<name>"],
    ["alibaba", { ALICLOUD_ASSUME_ROLE_ARN: "acs:ram::1:role/missing" }, "EntityNotExist.Role"],
    ["huawei", { HW_ASSUME_ROLE_AGENCY_NAME: "missing", HW_ASSUME_ROLE_DOMAIN_ID: "d1" }, "missing"],
  ] as const)(
    "%s: a role that does not exist is named, and nothing is used in its place",
    async (cloud, environment, said) => {
      const own = { tencent: tencentEnv, alibaba: alibabaEnv, huawei: huaweiEnv }[cloud](scene.given);
      const session = scene.open(bare(cloud, { ...own, ...environment }));
      await expect(identify(cloud, session)).rejects.toThrow(said);
      const secret = Object.values(own).at(-1) ?? "";
      expect(redact(`x ${secret}`)).toBe("x [redacted]");
    },
  );

  it("of nowhere: one error lists every place, the metadata servers too", async () => {
    for (const { name } of clouds) {
      const error = await identify(name, scene.open(bare(name as Row["cloud"], {}))).catch(String);
      const places = rows.filter(({ cloud }) => cloud === name).map(({ place }) => place);
      for (const place of places.filter((one) => one.startsWith(".") || /^[A-Z_]+$/.test(one)))
        expect(error, name).toContain(place.split("/").at(-1));
    }
  });
});

/** All at once, each on an emulator of its own: most of the time is spent waiting. */
describe("temporary keys", () => {
  it("are renewed before they end, wherever they come from", async () => {
    const renewed = async (row: Row): Promise<string> => {
      const scene = await openScene();
      try {
        const session = scene.open(row);
        scene.emulator.control.changeIdentity(row.cloud, { keyLifeSeconds: 2 });
        const first = await scene.list(row.cloud, session);
        // Half of the life, counted from a Date header of whole seconds.
        await setTimeout(1600);
        scene.emulator.control.changeIdentity(row.cloud, { keyLifeSeconds: 7200 });
        const [second, third] = [await scene.list(row.cloud, session), await scene.list(row.cloud, session)];
        if (second?.signedBy === first?.signedBy) return "kept its keys";
        return third?.signedBy === second?.signedBy ? "renewed once" : "renewed twice";
      } finally {
        await scene.close();
      }
    };
    const outcomes = await Promise.all(
      temporary.map(async (row) => [`${row.cloud}: ${row.title}`, await renewed(row)]),
    );
    expect(Object.fromEntries(outcomes)).toEqual(
      Object.fromEntries(temporary.map((row) => [`${row.cloud}: ${row.title}`, "renewed once"])),
    );
  });
});

/** A pipe stands in the place of a file where somebody wrote `VARIABLE=<(command)`, or by mistake. */
describe.each(clouds.map(({ name }) => name as Row["cloud"]))("a file that is a pipe, on %s", (cloud) => {
  /** Each row of the cloud that reads files, with pipes in their place. */
  async function forEachPipe(
    timeout: string,
    work: (scene: Awaited<ReturnType<typeof openScene>>, session: Session, pipes: Map<string, string>) => Promise<void>,
  ) {
    let found = 0;
    for (const row of rows.filter((one) => one.cloud === cloud)) {
      const pipes = new Map<string, string>();
      const makePipe = (path: string, text: string) => {
        execFileSync("mkfifo", [path]);
        pipes.set(path, text);
      };
      const scene = await openScene(makePipe, timeout);
      try {
        const session = scene.open(row);
        if (pipes.size > 0) await work(scene, session, pipes);
      } finally {
        await scene.close();
      }
      found += pipes.size;
    }
    expect(found).toBeGreaterThan(0);
  }

  it("that nobody writes to holds an operation until its deadline, and is named", async () => {
    await forEachPipe("200ms", async (scene, session, pipes) => {
      const error = await scene.list(cloud, session).then(() => "listed", String);
      expect(error).toMatch(/not finished within 0\.2 s.*; access-audit:timeout sets the time allowed/);
      expect(error).toMatch(/find the credentials of .*, at |is a pipe that nobody writes to/);
      const names = [...pipes.keys()].map((path) => path.split("/").at(-1) ?? "");
      expect(names.some((name) => error.includes(name)) || error.includes("TOKEN_FILE")).toBe(true);
      expect(scene.emulator.control.journal().filter(({ service }) => service !== "metadata")).toEqual([]);
    });
  });

  it("that nobody writes to holds no operation that is cancelled", async () => {
    await forEachPipe("1h", async (scene, session) => {
      await expect(scene.list(cloud, session, AbortSignal.timeout(100))).rejects.toThrow("cancelled");
    });
  });

  it("is read as soon as somebody writes to it", async () => {
    await forEachPipe("1m", async (scene, session, pipes) => {
      const listed = scene.list(cloud, session);
      for (const [path, text] of pipes) {
        await setTimeout(60);
        execFile("sh", ["-c", 'cat > "$0"', path]).stdin?.end(text);
      }
      expect(await listed).toMatchObject({ status: 200 });
    });
  });
});
