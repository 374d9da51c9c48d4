import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { huaweiDatabaseAuditPolicy } from "../../../../provider/clouds/huawei/databases/database-audit-policy";
import { resource } from "../../../../provider/core/lifecycle/lifecycle";
import { Operation } from "../../../../provider/core/session/operation";
import { rejection } from "../../../conformance/stage";
import { projectId, region } from "../cts/cts-server";
import { type Answer, type LocalCloud, localCloud, type Received } from "../local-cloud";
import { sessionOf } from "../session";

const policy = resource(huaweiDatabaseAuditPolicy);

type Inputs = Record<string, unknown>;

/** What the two services spell differently. */
const dialects = [
  { engine: "taurusdb", suffix: "in07", path: "audit-log-policy", reserve: "reserve_audit_logs" },
  { engine: "rds", suffix: "in01", path: "auditlog-policy", reserve: "reserve_auditlogs" },
] as const;

describe.each(dialects)("DatabaseAuditPolicy on $engine", ({ engine, suffix, path, reserve }) => {
  const instanceId = `3d39c18788b54a919bab633874c159df${suffix}`;
  const base = { cloud: "huawei", region, engine, instanceId };
  const enabled = { ...base, status: "Enabled", keepDays: 30 };
  const id = `huawei/${region}/${projectId}/${engine}/${instanceId}`;
  let server: LocalCloud;
  let stored: Inputs;
  let busy: number;
  let interrupt: ((request: Received) => Answer | undefined) | undefined;
  const puts: Inputs[] = [];
  const warnings: string[] = [];

  beforeAll(async () => {
    server = await localCloud((request) => {
      const answer = interrupt?.(request);
      if (answer) return answer;
      const local = request.path.replace(`/v3/${projectId}/instances`, "");
      if (local === `/${instanceId}` || local === "") {
        const status = busy-- > 0 ? "MODIFYING" : "ACTIVE";
        return { body: engine === "rds" ? { instances: [{ id: instanceId, status }] } : { instance: { status } } };
      }
      if (local !== `/${instanceId}/${path}`) return { status: 404, body: { error_code: "APIGW.0101" } };
      if (request.method === "GET") return { body: stored };
      const body = JSON.parse(request.body) as Inputs;
      puts.push(body);
      const { [reserve]: _, ...kept } = body;
      stored = { ...stored, ...kept };
      return { body: engine === "rds" ? "" : { result: "COMPLETED" } };
    });
  });
  beforeEach(() => {
    stored = { keep_days: 0, audit_types: [], all_audit_log_action: "{}" };
    busy = 0;
    interrupt = undefined;
    puts.length = 0;
    warnings.length = 0;
  });
  afterAll(() => server.close());

  const operation = () =>
    new Operation(
      sessionOf({
        configuration: { accessKey: "AK", secretKey: "SK", projectId, region },
        emulatorUrl: server.url,
        timeout: "10s",
        warnings,
      }),
    );
  const checked = (given: Inputs) => {
    const { inputs, failures } = policy.check(given);
    expect(failures).toEqual([]);
    return inputs;
  };

  it.each<[Inputs, RegExp]>([
    [{ status: "Enabled" }, /^keepDays is required when status is Enabled/],
    [{ status: "Enabled", keepDays: 0 }, /^keepDays must be at least 1, but 0 was given/],
    [{ status: "Enabled", keepDays: 733 }, /^keepDays must be at most 732/],
    [{ status: "Disabled", instanceId: "x" }, /^instanceId must be exactly 36/],
    [{ status: "Disabled", engine: "dds" }, /^engine must be "taurusdb" or "rds"/],
  ])("refuses %j", (given, message) => {
    const told = policy.check({ ...base, ...given }).failures.map(({ property, reason }) => `${property} ${reason}`);
    expect(told).toEqual([expect.stringMatching(message)]);
  });

  it("is switched on in one write, and what was found is put back at the end", async () => {
    const created = await policy.create(operation(), checked({ ...enabled, auditTypes: ["GRANT"] }));
    expect(created.id).toBe(id);
    expect(puts).toEqual([{ keep_days: 30, audit_types: ["GRANT"] }]);
    expect(created.properties).toMatchObject({ status: "Enabled", previousPolicy: { status: "Disabled" } });
    expect(warnings).toEqual([]);
    await policy.remove(operation(), id, created.properties);
    expect(puts[1]).toEqual({ keep_days: 0, [reserve]: true });
  });

  it("puts back days and types that were found", async () => {
    stored = { keep_days: 7, audit_types: ["DROP"] };
    const { properties } = await policy.create(operation(), checked(enabled));
    expect(puts).toEqual([{ keep_days: 30, audit_types: [] }]);
    expect(properties.previousPolicy).toEqual({ status: "Enabled", keepDays: 7, auditTypes: ["DROP"] });
    await policy.remove(operation(), id, properties);
    expect(stored).toMatchObject({ keep_days: 7, audit_types: ["DROP"] });
  });

  it("is switched off with zero days, losing the logs only on demand, and on again", async () => {
    const { properties } = await policy.create(operation(), checked({ ...enabled, onDelete: "disable" }));
    const off = checked({ ...enabled, status: "Disabled", reserveAuditLogs: false });
    const updated = await policy.update(operation(), id, properties, off);
    expect(puts.at(-1)).toEqual({ keep_days: 0, [reserve]: false });
    expect((await policy.read(operation(), id, updated))?.properties).toEqual(updated);
    expect(policy.diff(updated, off).differences).toEqual([]);
    await policy.update(operation(), id, updated, checked(enabled));
    expect(puts).toHaveLength(3);
    stored.keep_days = 30;
    await policy.remove(operation(), id, properties);
    expect(puts.at(-1)).toEqual({ keep_days: 0, [reserve]: true });
  });

  it("makes no call for reserveAuditLogs and onDelete alone, and no write for a policy that is off already", async () => {
    const { properties } = await policy.create(operation(), checked({ ...enabled, status: "Disabled" }));
    const before = server.received.length;
    const news = checked({ ...enabled, status: "Disabled", reserveAuditLogs: false, onDelete: "disable" });
    await policy.update(operation(), id, properties, news);
    expect(server.received.length).toBe(before);
    expect(puts).toEqual([]);
  });

  it("shows drift of each field", async () => {
    const { properties } = await policy.create(operation(), checked(enabled));
    stored = { keep_days: 8, audit_types: ["GRANT"] };
    const drifted = await policy.read(operation(), id, properties);
    const paths = policy.diff(drifted?.properties ?? {}, checked(enabled)).differences.map(({ path: at }) => at);
    expect(paths).toEqual(["keepDays", "auditTypes"]);
    stored = { keep_days: 0, audit_types: [] };
    const off = await policy.read(operation(), id, properties);
    expect(policy.diff(off?.properties ?? {}, checked(enabled)).differences.map(({ path: at }) => at)).toEqual([
      "status",
    ]);
  });

  it("imports", async () => {
    stored = { keep_days: 8 };
    const read = await policy.read(operation(), id, undefined);
    expect(read?.inputs).toMatchObject({ ...base, projectId, status: "Enabled", keepDays: 8, onDelete: "restore" });
  });

  it("waits until the instance is active again", async () => {
    busy = 2;
    await policy.create(operation(), checked(enabled));
    expect(busy).toBeLessThan(0);
  });

  it("goes on with a warning when the instance may not be read", async () => {
    interrupt = ({ path: at }) =>
      at.endsWith(path) ? undefined : { status: 403, body: { error_code: "APIGW.0302", error_msg: "no" } };
    await policy.create(operation(), checked(enabled));
    expect(warnings.join()).toContain("not known whether");
  });

  it.each(["DBS.200019", "DBS.200047", "DBS.201014", "DBS.201015", "DBS.212033", "DBS.05000084"])(
    "repeats after 409 %s",
    async (error_code) => {
      let refusals = 2;
      interrupt = ({ method }) =>
        method === "PUT" && refusals-- > 0 ? { status: 409, body: { error_code, error_msg: "busy" } } : undefined;
      await policy.create(operation(), checked(enabled));
      expect(puts).toHaveLength(1);
    },
  );

  it("takes a 200 with FAILED for a failure, which keeps nothing", async () => {
    interrupt = ({ method }) => (method === "PUT" ? { body: { result: "FAILED" } } : undefined);
    const error = await rejection(policy.create(operation(), checked(enabled)));
    expect(error.name).toBe("CloudError");
    expect(error.message).toMatch(/could not set the audit policy .*200 with the result FAILED .*console/s);
  });

  it("tells a policy whose instance is gone from one that may not be read", async () => {
    const gone = { errCode: "DBS.280238", externalMessage: "The DB instance does not exist." };
    interrupt = () => ({ status: 404, body: gone });
    expect(await policy.read(operation(), id, {})).toBeUndefined();
    expect((await rejection(policy.create(operation(), checked(enabled)))).message).toContain("does not exist in");
    interrupt = () => ({ status: 404, body: { error_code: "APIGW.0101", error_msg: "no api" } });
    await expect(policy.read(operation(), id, {})).rejects.toThrow("APIGW.0101");
    interrupt = () => ({ status: 403, body: { error_code: "DBS.200001", error_msg: "no" } });
    await expect(policy.read(operation(), id, {})).rejects.toThrow("auditlog:list");
  });

  it("takes an answer without days for none", async () => {
    interrupt = () => ({ body: {} });
    const hurried = new Operation(operation().session, { timeoutMs: 300 });
    await expect(policy.read(hurried, id, {})).rejects.toThrow("keep_days");
  });

  it.each(["engine", "instanceId", "region", "projectId"])("is replaced for %s", (name) => {
    const olds = { ...checked(enabled), projectId };
    expect(policy.diff(olds, { ...olds, [name]: "another" }).replaces).toEqual([name]);
  });

  it("refuses what is no id", async () => {
    await expect(policy.read(operation(), "huawei/x", undefined)).rejects.toThrow("<taurusdb or rds>/<instance id>");
  });
});

describe("databases", () => {
  const given = { cloud: "huawei", region, instanceId: "3d39c18788b54a919bab633874c159dfin07", status: "Disabled" };

  it("are for RDS only", () => {
    const failures = (engine: string) => policy.check({ ...given, engine, databases: ["orders"] }).failures;
    expect(failures("taurusdb")).toEqual([
      { property: "databases", reason: expect.stringContaining("rds (PostgreSQL)") },
    ]);
    expect(failures("rds")).toEqual([]);
  });
});
