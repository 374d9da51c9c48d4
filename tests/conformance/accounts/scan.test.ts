import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { undeclaredIn } from "../../report-schemas";
import { openPipeline, type Pipeline } from "../gates/pipeline";
import { fileOf, openAccounts, rows, signedRequests } from "./accounts";

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await openPipeline();
  openAccounts(pipeline);
});
afterEach(() => pipeline.close());

const scan = (...args: string[]) => pipeline.run("scan", "--accounts", "accounts.yaml", ...args);

interface Told {
  readonly resources: readonly {
    kind: string;
    name: string;
    account: string;
    accountId: string | null;
    findings: { rule: string }[];
    error: string | null;
  }[];
  readonly clouds: readonly { account: string; errors: string[] }[];
  readonly errors: readonly string[];
}
const told = (stdout: string): Told => JSON.parse(stdout) as Told;

describe("a scan of several accounts", () => {
  it("finds in each what only it has, by its own keys", async () => {
    const outcome = await scan("--json");
    expect(outcome, outcome.stderr).toMatchObject({ exitCode: 7 });
    expect(undeclaredIn("scan", outcome.stdout)).toEqual([]);
    const { resources, errors } = told(outcome.stdout);
    expect(errors).toEqual([]);
    const buckets = resources.filter(({ kind }) => kind === "Bucket").map(({ account, name }) => [account, name]);
    expect(buckets.sort()).toEqual(rows.map(({ name, bucket }) => [name, bucket]).sort());
    for (const { account, accountId } of resources)
      expect([account, accountId]).toEqual([account, rows.find(({ name }) => name === account)?.id]);
  });

  it("signs nothing with the keys of another account", async () => {
    await scan("--json");
    const signed = signedRequests(pipeline.emulator);
    // The keys of the environment do nothing but ask for roles.
    expect(
      signed.filter(({ account }) => account === undefined).map(({ service, action }) => [service, action]),
    ).toEqual([]);
    expect(new Set(signed.map(({ account }) => account))).toEqual(new Set(rows.map(({ id }) => id)));
    for (const { id, bucket } of rows) {
      const own = signed.filter(({ account }) => account === id);
      const about = (name: string) => own.filter(({ host, target }) => `${host}${target}`.includes(name)).length;
      expect(about(bucket), bucket).toBeGreaterThan(0);
      for (const other of rows)
        if (other.bucket !== bucket) expect(about(other.bucket), `${bucket}: ${other.bucket}`).toBe(0);
    }
    // A key belongs to one account, and each account has its own.
    const keys = new Map(signed.map(({ signedBy, account }) => [signedBy, account]));
    for (const { signedBy, account } of signed) expect(keys.get(signedBy)).toBe(account);
  });

  it("names the account in every row of every format", async () => {
    const ends = {
      text: "txt",
      sarif: "sarif",
      junit: "xml",
      markdown: "md",
      csv: "csv",
      ocsf: "ocsf.json",
      json: "json",
    };
    const files = Object.entries(ends).flatMap(([name, end]) => ["--output", `${name}=scan.${end}`]);
    await scan(...files, "--html", "scan.html");
    for (const { name } of rows)
      for (const end of [...Object.values(ends), "html"]) expect(pipeline.read(`scan.${end}`), end).toContain(name);
    const names = rows.map(({ name }) => name);
    const [head = "", ...lines] = pipeline.read("scan.csv").trimEnd().split("\r\n");
    const column = head.split(",").indexOf("account");
    for (const line of lines) expect(names).toContain(line.slice(1, -1).split('","')[column]);
    const [run] = JSON.parse(pipeline.read("scan.sarif")).runs;
    for (const result of run.results) expect(names).toContain(result.properties.account);
    const ids = rows.map(({ name, id }) => `${name} ${id}`);
    for (const result of run.results)
      expect(ids).toContain(`${result.properties.account} ${result.properties.accountId}`);
    for (const event of JSON.parse(pipeline.read("scan.ocsf.json"))) {
      const { name, uid } = event.cloud.account;
      expect(ids).toContain(`${name} ${uid}`);
    }
    const idColumn = head.split(",").indexOf("account_id");
    for (const line of lines) {
      const cells = line.slice(1, -1).split('","');
      expect(ids).toContain(`${cells[column]} ${cells[idColumn]}`);
    }
    const cases = [...pipeline.read("scan.xml").matchAll(/<testcase classname="scan\.([^.]+)\./g)].map(
      ([, name]) => name,
    );
    expect(new Set(cases)).toEqual(new Set(names));
    const table = pipeline
      .read("scan.md")
      .split("\n")
      .filter((line) => line.startsWith("| 🟠") || line.startsWith("| 🔴"));
    for (const line of table) expect(names.some((name) => line.includes(`, ${name}, `))).toBe(true);
  });

  it("tells of an account that fails, and goes on with the others", async () => {
    const gone = '{ name: gone, cloud: tencent, role: "qcs::cam::uin/1:roleName/none" }';
    pipeline.write("accounts.yaml", fileOf([gone, ...rows.map(({ entry }) => entry)]));
    const outcome = await scan("--json");
    expect(outcome).toMatchObject({ exitCode: 1 });
    const { resources, errors, clouds } = told(outcome.stdout);
    expect(errors).toEqual([expect.stringMatching(/^gone, tencent: .*RoleNotFound/s)]);
    expect(clouds.filter((one) => one.errors.length > 0).map(({ account }) => account)).toEqual(["gone"]);
    expect(resources.filter(({ kind }) => kind === "Bucket")).toHaveLength(rows.length);
  });

  it("uses no keys of the environment where a profile is not there", async () => {
    pipeline.write("accounts.yaml", fileOf(["{ name: lost, cloud: tencent, profile: lost, regions: [ap-guangzhou] }"]));
    const outcome = await scan("--json");
    expect(outcome).toMatchObject({ exitCode: 1 });
    expect(told(outcome.stdout).errors).toEqual([expect.stringContaining("no credentials found")]);
    expect(pipeline.emulator.control.journal()).toEqual([]);
  });

  it("takes no role of the environment for that of a profile", async () => {
    const base = rows.find(({ name }) => name === "tencent-profile");
    pipeline.write("accounts.yaml", fileOf([base?.entry ?? ""]));
    const role = rows[0]?.role ?? "";
    const environment = { TENCENTCLOUD_ASSUME_ROLE_ARN: role, TENCENTCLOUD_PROFILE: "another" };
    await pipeline.runWith(environment, "scan", "--accounts", "accounts.yaml");
    expect(new Set(pipeline.emulator.control.journal().map(({ account }) => account))).toEqual(new Set([base?.id]));
  });

  it("ignores of one account what another one has under the same name", async () => {
    const [one, other] = rows;
    const name = "shared-1250000000";
    for (const { id = "", region = "" } of [one ?? {}, other ?? {}])
      pipeline.emulator.control.inAccount(id, () => pipeline.emulator.control.putBucket("tencent", { name, region }));
    pipeline.write("accounts.yaml", fileOf([one?.entry ?? "", other?.entry ?? ""]));
    const entry = `{ rule: unmonitored, id: tencent/ap-guangzhou/${name}, account: ${one?.name}, reason: r, expires: 2999-01-01 }`;
    pipeline.write(".access-audit-ignore.yaml", `ignore:\n  - ${entry}\n`);
    const { resources } = JSON.parse((await scan("--json")).stdout);
    const shared = resources.filter((resource: { name: string }) => resource.name === name);
    const passed = (finding: { suppressed: string | null }) => finding.suppressed !== null;
    expect(
      shared.map(({ account, findings }: { account: string; findings: { suppressed: string | null }[] }) => [
        account,
        findings.map(passed),
      ]),
    ).toEqual([
      [other?.name, [false]],
      [one?.name, [true]],
    ]);
    await scan("--write-ignore", "--ignore-reason", "all of it", "--ignore-until", "2999-01-01");
    const rest = await scan("--json");
    expect(JSON.parse(rest.stdout).counts.found, rest.stdout).toBe(0);
    expect(pipeline.read(".access-audit-ignore.yaml")).toContain(`account: "${other?.name}"`);
  });

  it.each([
    ["--import-file", "import.json"],
    ["--program", "index.ts"],
  ])("refuses %s, which is of one account", async (...option) => {
    expect(await scan(...option)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("is of one account") });
  });

  it("refuses a file with a mistake before a cloud is asked", async () => {
    pipeline.write("accounts.yaml", fileOf(["{ name: a, cloud: tencent, profil: a }"]));
    const outcome = await scan();
    expect(outcome).toMatchObject({ exitCode: 1, stdout: "" });
    expect(outcome.stderr).toContain("accounts.yaml:2: profil is not a key of an account. Did you mean profile?");
    expect(pipeline.emulator.control.journal()).toEqual([]);
  });
});
