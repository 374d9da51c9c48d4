import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Progress } from "../../../../cli/progress";
import { importables } from "../../../../cli/scan/export";
import { page } from "../../../../cli/scan/page";
import { type ScannedCloud, scanCloud } from "../../../../cli/scan/scan";
import { scanJson, scanText } from "../../../../cli/scan/tell";
import { judgeScan } from "../../../../cli/scan/verdict";
import { type Emulator, startEmulator } from "../../../../emulator/index";
import { Session } from "../../../../provider/core/session/session";
import { readSettings } from "../../../../provider/core/session/settings";
import { clouds } from "../../../../provider/registry";

const silent: Progress = {
  begin: () => ({ total: () => undefined, advance: () => undefined }),
  stop: () => undefined,
};

/** Enough for the answer before to be taken in by the process that asked. */
const gapMs = 25;

/** Stands before the emulator, and lets the answers about `order[0]` through first, then those about `order[1]`, and so on. */
async function inOrder(emulator: Emulator, order: readonly string[]) {
  const server = createServer(async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = "", url: path = "", headers } = incoming;
    const region = String(headers["x-tc-region"] ?? "");
    await sleep(gapMs * Math.max(0, order.indexOf(region)));
    const { hostname, port } = new URL(emulator.url);
    const outward = ask({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(outgoing);
    });
    outward.end(Buffer.concat(chunks));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

/** Every order of the items. */
function orders<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item) => orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

describe("a track that several regions show", () => {
  const regions = ["ap-beijing", "ap-guangzhou", "ap-shanghai"];
  let emulator: Emulator;

  beforeEach(async () => {
    emulator = await startEmulator();
    const { control } = emulator;
    for (const region of regions) control.putBucket("tencent", { name: `in-${region}-1250000000`, region });
    control.putTrack({ Name: "writes", Status: 1, trackId: "18446744073709551615" });
    control.putTrack({ Name: "reads", Status: 1, trackId: "17" });
  });
  afterEach(() => emulator.stop());

  async function scan(
    order: readonly string[],
    { asked, configured }: { asked?: readonly string[]; configured?: string } = {},
  ): Promise<ScannedCloud> {
    const [tencent] = clouds;
    if (tencent === undefined) throw new Error("no clouds");
    await using gate = await inOrder(emulator, order);
    const { secretId, secretKey } = emulator.credentials.tencent;
    const settings = { secretId, secretKey, ...(configured === undefined ? {} : { region: configured }) };
    const read = (key: string) => (key === "tencent" ? JSON.stringify(settings) : undefined);
    const session = new Session(readSettings({ read }, { ACCESS_AUDIT_EMULATOR_URL: gate.url }));
    return await scanCloud(tencent, session, { regions: asked, required: true }, silent);
  }
  const ids = (scanned: ScannedCloud) => scanned.tracks.map(({ id }) => id);
  const inRegion = (region: string) => [`tencent/${region}/17`, `tencent/${region}/18446744073709551615`];

  it.each(orders(regions).map((order) => [order]))(
    "has the id of the lowest region, whoever answers first: %s",
    async (order) => {
      const scanned = await scan(order);
      expect(scanned.errors).toEqual([]);
      expect(ids(scanned)).toEqual(inRegion("ap-beijing"));
    },
  );

  it.each(orders(regions).map((order) => [order]))("has the id of the configured region first: %s", async (order) => {
    expect(ids(await scan(order, { configured: "ap-shanghai" }))).toEqual(inRegion("ap-shanghai"));
  });

  it.each(orders(regions).map((order) => [order]))(
    "has the id of the region that was named first: %s",
    async (order) => {
      const asked = ["ap-guangzhou", "ap-shanghai", "ap-beijing"];
      expect(ids(await scan(order, { asked, configured: "ap-beijing" }))).toEqual(inRegion("ap-guangzhou"));
    },
  );

  it("writes no program for it when the region that decides could not be listed", async () => {
    const scanned = await scan(regions, { asked: ["ap-unlisted!", "ap-guangzhou"] });
    expect(scanned.errors).toHaveLength(1);
    const [track] = scanned.tracks;
    expect(track).toMatchObject({ name: "reads", status: "Enabled", error: expect.stringContaining("ap-unlisted!") });
    expect(importables([scanned]).filter(({ kind }) => kind === "AuditTrack")).toEqual([]);
  });
});

describe("a bucket of a cloud without monitoring", () => {
  it("is judged by its log alone, and told so", async () => {
    const emulator = await startEmulator();
    try {
      const [huawei] = clouds.filter(({ name }) => name === "huawei");
      if (huawei === undefined) throw new Error("no such cloud");
      const { control, credentials } = emulator;
      const logging = { targetBucket: "audit", targetPrefix: "o/", role: "obs-log-agency" };
      control.putBucket("huawei", { name: "orders", logging });
      control.fault({ cloud: "huawei", action: "GetBucketLogging", resource: "audit-2", kind: "denied", times: -1 });
      const { accessKey, secretKey } = credentials.huawei;
      const read = (key: string) => (key === "huawei" ? JSON.stringify({ accessKey, secretKey }) : undefined);
      const session = new Session(readSettings({ read }, { ACCESS_AUDIT_EMULATOR_URL: emulator.url }));
      const scanned = await scanCloud(huawei, session, { regions: undefined, required: true }, silent);

      expect(scanned.errors).toEqual([]);
      expect(scanned.offers).toEqual({ buckets: true, monitors: false, tracks: "region" });
      expect(scanned.regions).toEqual(["cn-north-4"]);
      const verdict = judgeScan([scanned]);
      const unlogged = verdict.gaps.filter(({ kind }) => kind === "unlogged");
      expect(unlogged.map(({ name }) => name).sort()).toEqual(["audit", "invoices"]);
      expect(unlogged[0]?.message).toContain("its access is not logged, and huawei has no access monitoring");
      expect(verdict.unknown).toMatchObject([
        { name: "audit-2", message: expect.stringContaining("obs:bucket:GetBucketLogging") },
      ]);
      expect(scanText([scanned], verdict)).toContain("no access monitoring exists, 1 of 4 buckets logged");
      const html = page([scanned], verdict, new Date(0));
      expect(html).toContain("1 of 4 logged, 1 not known");
      expect(html).toContain(">logged to audit<");
      const [told] = JSON.parse(scanJson([scanned], verdict)).clouds;
      const orders = told.buckets.find((one: { name: string }) => one.name === "orders");
      expect(orders).toMatchObject({ status: null, log: { status: "Enabled", targetBucket: "audit" }, error: null });
      expect(importables([scanned]).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
        "BucketAccessLog huawei/cn-north-4/orders",
        expect.stringMatching(/^AuditTrack /),
      ]);
    } finally {
      await emulator.stop();
    }
  });
});

describe("a bucket", () => {
  let emulator: Emulator;

  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.stop());

  it("is told with both halves, and one that cannot be read hides nothing of the other", async () => {
    const [alibaba] = clouds.filter(({ name }) => name === "alibaba");
    if (alibaba === undefined) throw new Error("no such cloud");
    const { control, credentials } = emulator;
    for (const name of ["logs", "denied"]) control.putBucket("alibaba", { name, region: "cn-hangzhou" });
    control.putBucket("alibaba", { name: "archive", logging: { targetBucket: "logs", targetPrefix: "a/" } });
    control.fault({ cloud: "alibaba", action: "GetBucketLogging", resource: "denied", kind: "denied", times: -1 });
    const read = (key: string) => (key === "alibaba" ? JSON.stringify(credentials.alibaba) : undefined);
    const session = new Session(readSettings({ read }, { ACCESS_AUDIT_EMULATOR_URL: emulator.url }));
    const scanned = await scanCloud(alibaba, session, { regions: ["cn-hangzhou"], required: true }, silent);

    const found = (name: string) => scanned.buckets.find((one) => one.name === name);
    const log = { targetBucket: "logs", targetPrefix: "a/", status: "Enabled" };
    expect(found("archive")).toMatchObject({ status: "Disabled", log });
    expect(found("logs")).toMatchObject({ status: "Disabled", log: { status: "Disabled" } });
    expect(found("denied")).toMatchObject({
      status: "Disabled",
      error: expect.stringContaining("oss:GetBucketLogging"),
    });
    expect(found("denied")).not.toHaveProperty("log");
    const verdict = judgeScan([scanned]);
    expect(verdict.unknown).toMatchObject([{ name: "denied" }]);
    expect(scanText([scanned], verdict)).toContain("0 of 4 buckets monitored, 1 logged");
    expect(page([scanned], verdict, new Date(0))).toContain("not monitored, logged to logs");
    const [told] = JSON.parse(scanJson([scanned], verdict)).clouds;
    expect(told.buckets.find((one: { name: string }) => one.name === "archive").log).toEqual(log);
    expect(importables([scanned]).filter(({ kind }) => kind === "BucketAccessLog")).toMatchObject([
      { id: "alibaba/cn-hangzhou/archive", inputs: { ...log, bucket: "archive" } },
    ]);
  });

  it("that could not be listed is not counted as none", async () => {
    const [alibaba] = clouds.filter(({ name }) => name === "alibaba");
    if (alibaba === undefined) throw new Error("no such cloud");
    const { control, credentials } = emulator;
    control.fault({ cloud: "alibaba", action: "ListBuckets", kind: "denied", times: -1 });
    const read = (key: string) => (key === "alibaba" ? JSON.stringify(credentials.alibaba) : undefined);
    const session = new Session(readSettings({ read }, { ACCESS_AUDIT_EMULATOR_URL: emulator.url }));
    const scanned = await scanCloud(alibaba, session, { regions: undefined, required: true }, silent);
    const text = scanText([scanned], judgeScan([scanned]));
    expect(text).toContain("buckets unknown, tracks unknown");
    expect(text).not.toContain("0 of 0");
    expect(page([scanned], judgeScan([scanned]), new Date(0))).toContain("<p>Buckets could not be listed.</p>");
  });
});
