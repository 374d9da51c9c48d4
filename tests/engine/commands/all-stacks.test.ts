import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { undeclaredIn } from "../../report-schemas";
import { type ManyStacks, openManyStacks } from "../stage/many-stacks";
import type { CommandOutcome } from "../stage/outcome";

const ends = { text: "txt", sarif: "sarif", junit: "xml", markdown: "md", csv: "csv", ocsf: "ocsf.json", json: "json" };
const filesOf = (name: string) =>
  Object.entries(ends).flatMap(([format, end]) => ["--output", `${format}=${name}.${end}`]);
const shards = [0, 1, 2, 3];
/** `STACKS=500/50` takes an hour on two cores. */
const [stacks = 0, accounts = 0] = (process.env.STACKS ?? "20/5").split("/").map(Number);
const longestMs = 600_000 + stacks * 30_000;
vi.setConfig({ testTimeout: longestMs, hookTimeout: longestMs });

describe("all stacks of a project", () => {
  let many: ManyStacks;
  let whole: CommandOutcome;
  const drift = (...args: string[]) => many.project.accessAudit("drift", "--all-stacks", ...args);
  const read = (name: string) => readFileSync(join(many.project.folder, name), "utf8");

  beforeAll(async () => {
    many = await openManyStacks({ stacks, accounts });
    whole = await drift("--accounts", "accounts.yaml", ...filesOf("whole"));
  });
  afterAll(() => many?.close());

  it("are read each with its account's credentials, and named in every row", () => {
    expect(whole.exitCode, whole.stdout + whole.stderr).toBe(7);
    const report = JSON.parse(read("whole.json"));
    expect(undeclaredIn("drift", read("whole.json"))).toEqual([]);
    expect(report.errors).toEqual([]);
    expect(report.resources).toHaveLength(2 * many.names.length);
    const found = report.resources.filter(({ findings }: { findings: object[] }) => findings.length > 0);
    expect(found.map(({ stack }: { stack: string }) => stack).sort()).toEqual(many.drifted);
    for (const { stack, account, accountId } of report.resources)
      expect([account, accountId]).toEqual([`account-${stack.slice(1, 3)}`, `2000000000${stack.slice(1, 3)}`]);
    const { control } = many.clouds;
    const signed = control.journal().filter(({ service }) => service !== "sts");
    expect(signed.filter(({ account }) => account === undefined)).toEqual([]);
    // Each account is asked once for its id.
    const asked = signed.filter(({ action }) => action === "GetService");
    expect(asked.map(({ account }) => account).sort()).toEqual(
      [...new Set(signed.map(({ account }) => account))].sort(),
    );
    for (const { account = "", host } of signed.filter((one) => !asked.includes(one)))
      expect(host).toContain(`-a${account.slice(-2)}-`);
    expect(control.journal().filter(({ writes }) => writes)).toEqual([]);
  });

  it("make the same report in four processes at once, in every format", async () => {
    const parts = shards.map((index) =>
      drift(
        "--accounts",
        "accounts.yaml",
        "--shard",
        `${index}/4`,
        "--parallel",
        "2",
        "--output",
        `json=part-${index}.json`,
      ),
    );
    for (const { stderr } of await Promise.all(parts)) expect(stderr).not.toContain("access-audit:");
    const files = shards.map((index) => `part-${index}.json`);
    const merged = await many.project.accessAudit("merge", ...files, ...filesOf("merged"));
    expect(merged, merged.stderr).toMatchObject({ exitCode: whole.exitCode, stdout: whole.stdout });
    const timeless = (text: string) => text.replace(/"time": \d+/g, '"time": 0');
    for (const end of Object.values(ends))
      expect(timeless(read(`merged.${end}`)), end).toBe(timeless(read(`whole.${end}`)));
  });

  it("that have no account, or credentials of their own, are told and stop no other", async () => {
    const [own = "", other = "", ...rest] = many.names;
    const settings = join(many.project.folder, `Pulumi.${own}.yaml`);
    const before = readFileSync(settings, "utf8");
    const text = read("accounts.yaml");
    const line = text.split("\n").find((one) => one.includes("account-00")) ?? "";
    const few = line.replace('["a00-*"]', JSON.stringify([own, other]));
    writeFileSync(join(many.project.folder, "few.yaml"), `accounts:\n${few}\n`);
    writeFileSync(settings, `${before}\nconfig:\n  access-audit:tencent:\n    profile: another\n`);
    try {
      const outcome = await drift("--accounts", "few.yaml", "--json");
      expect(outcome.exitCode).toBe(1);
      const { errors, resources } = JSON.parse(outcome.stdout);
      expect(errors).toContain(
        `${own}: its configuration has its own credentials (access-audit:tencent.profile), so it would not be read with those of the account account-00`,
      );
      for (const name of rest) expect(errors).toContain(`${name}: few.yaml has no account whose stacks it is among`);
      expect(new Set(resources.map(({ stack }: { stack: string }) => stack))).toContain(other);
    } finally {
      writeFileSync(settings, before);
    }
  });

  it("tell a webhook of a change once, and hide nothing where it takes nothing", async () => {
    const [stack = ""] = many.names;
    const { control } = many.clouds;
    const received: string[] = [];
    const server = createServer((request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (text) => (body += text));
      request.on("end", () => response.end(`${received.push(body)}`));
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    const webhook = ["--webhook", `http://127.0.0.1:${port}/hook`, "--state", "webhook-state.json"];
    const read = () => many.project.accessAudit("drift", "--stack", stack, ...webhook);
    try {
      // Without its account, its buckets are not there.
      for (const outcome of [await read(), await read()]) expect(outcome.exitCode, outcome.stderr).toBe(7);
      expect(received).toHaveLength(1);
      const { data } = JSON.parse(received[0] ?? "");
      expect(data).toMatchObject({ subject: stack, counts: { found: 2 }, gone: [], errors: [] });
      expect(data.appeared.map(({ rule }: { rule: string }) => rule)).toEqual(["gone", "gone"]);
    } finally {
      server.close();
    }
    for (const name of ["logs", "data"])
      control.putBucket("tencent", {
        ...{ name: `${name}-${stack}-1250000000`, region: "ap-guangzhou", accessMonitor: "Enabled" },
      });
    const mended = await read();
    expect(mended.exitCode, mended.stderr).toBe(8);
    expect(mended.stdout).toContain("0 of 2 resources drifted");
    expect(mended.stderr).toContain("warning: what changed could not be sent to 127.0.0.1");
  });

  it("are not read beside --stack, and only with them are accounts and shards", async () => {
    const refused = await drift("--stack", "prod");
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("do not go together") });
    const single = await many.project.accessAudit("drift", "--stack", "prod", "--shard", "0/2");
    expect(single).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("--shard is for --all-stacks") });
  });
});
