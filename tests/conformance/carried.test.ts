import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JournalEntry } from "../../emulator/index";
import { operations } from "./faults/operations";
import { Scene } from "./faults/scene";

/** A header, and what it must be; `true`: anything, for the journal does not keep secrets. */
type Carried = Readonly<Record<string, true | string | RegExp>>;

const digest = (algorithm: "md5" | "sha256", encoding: "base64" | "hex", { body }: JournalEntry) =>
  createHash(algorithm).update(body).digest(encoding);

/** Of a request to object storage that has a body. */
const checked = (entry: JournalEntry, type: string | RegExp): Carried =>
  entry.method === "PUT" ? { "content-md5": digest("md5", "base64", entry), "content-type": type } : {};
const compact = /^\d{8}T\d{6}Z$/;
const form = "application/x-www-form-urlencoded";
const json = /^application\/json/;
const typed = ({ body }: JournalEntry, type: string | RegExp): Carried => (body === "" ? {} : { "content-type": type });

const tc3 =
  (version: string) =>
  (entry: JournalEntry): Carried => ({
    ...{ authorization: true, "content-type": json, "x-tc-action": entry.action, "x-tc-version": version },
    ...{ "x-tc-timestamp": /^\d{10}$/, "x-tc-region": /^[a-z]+(-[a-z0-9]+)+$/ },
  });
const acs3 =
  (version: string) =>
  (entry: JournalEntry): Carried => ({
    ...{ authorization: true, "x-acs-action": entry.action, "x-acs-version": version },
    ...{ "x-acs-date": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, "x-acs-signature-nonce": /^.{16,}$/ },
    "x-acs-content-sha256": digest("sha256", "hex", entry),
  });
const signedByHuawei = (entry: JournalEntry): Carried => ({
  // A user's token stands in for a signature.
  ...("x-auth-token" in entry.headers ? { "x-auth-token": true } : { authorization: true, "x-sdk-date": compact }),
  ...{ "content-type": json, "x-project-id": /^[0-9a-f]{32}$/ },
});

/** The services that audit databases, each with the version of its actions. */
const databases = {
  ...{ cdb: "2017-03-20", cynosdb: "2019-01-07", postgres: "2017-03-12", mongodb: "2019-07-25" },
  ...{ dbbrain: "2021-05-27", redis: "2018-04-12", sqlserver: "2018-03-28" },
};

/** The same of Alibaba Cloud. */
const alibabaDatabases = {
  das: "2020-01-16",
  rds: "2014-08-15",
  polardb: "2017-08-01",
  dds: "2015-12-01",
  "r-kvstore": "2015-01-01",
};

/** What each request of a service carries. One of a service that is not here fails. */
const rules: Readonly<Record<string, (entry: JournalEntry) => Carried>> = {
  "tencent cos": (entry) => ({ authorization: true, ...checked(entry, "application/xml") }),
  "tencent cloudaudit": tc3("2019-03-19"),
  "tencent sts": tc3("2018-08-13"),
  ...Object.fromEntries(Object.entries(databases).map(([name, version]) => [`tencent ${name}`, tc3(version)])),
  "tencent metadata": () => ({}),
  "alibaba oss": (entry) => ({
    ...{ authorization: true, "x-oss-date": compact, "x-oss-content-sha256": "UNSIGNED-PAYLOAD" },
    ...checked(entry, "application/xml"),
  }),
  "alibaba actiontrail": acs3("2020-07-06"),
  ...Object.fromEntries(Object.entries(alibabaDatabases).map(([name, version]) => [`alibaba ${name}`, acs3(version)])),
  "alibaba sts": (entry) => (entry.body === "" ? acs3("2015-04-01")(entry) : { "content-type": form }),
  "alibaba metadata": ({ method }) =>
    method === "PUT" ? { "x-aliyun-ecs-metadata-token-ttl-seconds": /^\d+$/ } : { "x-aliyun-ecs-metadata-token": true },
  "huawei obs": (entry) => ({
    ...{ authorization: true, date: /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/ },
    ...checked(entry, "application/xml"),
  }),
  "huawei cts": signedByHuawei,
  "huawei taurusdb": signedByHuawei,
  "huawei rds": signedByHuawei,
  "huawei iam": (entry) => typed(entry, json),
  "huawei sts": (entry) => typed(entry, json),
  "huawei metadata": ({ method }) =>
    method === "PUT" ? { "x-metadata-token-ttl-seconds": /^\d+$/ } : { "x-metadata-token": true },
  "volcengine tos": (entry) => ({
    ...{ authorization: true, "x-tos-date": compact },
    ...{ "x-tos-content-sha256": /^(UNSIGNED-PAYLOAD|[0-9a-f]{64})$/ },
    ...checked(entry, json),
  }),
  "volcengine cloudtrail": (entry) => ({
    ...{ authorization: true, "x-date": compact, "x-content-sha256": /^[0-9a-f]{64}$/ },
    ...typed(entry, json),
  }),
  "volcengine sts": () => ({ "content-type": form }),
  "volcengine metadata": () => ({}),
};

/** The header of a session token, where a request is signed with temporary keys. */
const tokenOf: Readonly<Record<string, string>> = {
  ...{ "tencent cos": "x-cos-security-token", "tencent cloudaudit": "x-tc-token" },
  ...Object.fromEntries(Object.keys(databases).map((name) => [`tencent ${name}`, "x-tc-token"])),
  ...{ "alibaba oss": "x-oss-security-token", "alibaba actiontrail": "x-acs-security-token" },
  ...{ "huawei cts": "x-security-token", "huawei taurusdb": "x-security-token", "huawei rds": "x-security-token" },
  ...{ "huawei iam": "x-security-token", "huawei obs": "x-obs-security-token" },
  ...{ "volcengine tos": "x-tos-security-token" },
  "volcengine cloudtrail": "x-security-token",
};

/** What a request lacks, in words. */
function lacking(entry: JournalEntry, tokens: boolean): string[] {
  const service = `${entry.cloud} ${entry.service}`;
  const rule = rules[service];
  if (rule === undefined) return [`${service} has no rule`];
  const token = tokenOf[service];
  const expected: Carried = {
    ...{ host: entry.host, "user-agent": /^pulumi-access-audit/ },
    ...rule(entry),
    ...(tokens && token !== undefined && "authorization" in entry.headers ? { [token]: true } : {}),
  };
  const what = `${service} ${entry.action}`;
  return [
    ...Object.entries(expected).flatMap(([name, value]) => {
      const found = entry.headers[name];
      if (found === undefined) return [`${what} lacks ${name}`];
      const fits = value === true || (typeof value === "string" ? found === value : value.test(found));
      return fits ? [] : [`${what} has ${name}: ${found}`];
    }),
    ...(/secret|password|authorization=/i.test(entry.target) ? [`${what} has a secret in its address`] : []),
    ...(entry.body !== "" && !("content-length" in entry.headers) ? [`${what} lacks content-length`] : []),
  ];
}

describe.each([
  ["keys of an account", false],
  ["temporary keys", true],
])("with %s", (_, tokens) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open(tokens);
  });
  afterAll(() => scene.close());

  const nonces = new Set<string>();
  // Rows of credentials bring keys of their own.
  const own = operations.filter(({ key }) => !tokens || !key.startsWith("credentials/"));
  it.each(own.map((operation) => [operation.key, operation] as const))(
    "every request of %s carries what it must",
    async (_key, operation) => {
      const act = await operation.prepare(scene);
      const outcome = { value: await act.run() };
      await act.judge(outcome, "stale");
      const entries = scene.emulator.control.journal();
      expect(entries.length).toBeGreaterThan(0);
      expect(entries.flatMap((entry) => lacking(entry, tokens))).toEqual([]);
      for (const { headers } of entries) {
        const nonce = headers["x-acs-signature-nonce"];
        if (nonce === undefined) continue;
        expect(nonces).not.toContain(nonce);
        nonces.add(nonce);
      }
    },
  );
});
