import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../../emulator/index";
import { findDataSource } from "../../../../provider/registry";
import { openStage, rejection, type Stage } from "../../stage";

const { databases, region } = seed.tencent;
const engines = ["cdb", "cynosdb", "postgres", "mongodb", "mariadb", "dcdb"] as const;
type Engine = (typeof engines)[number];
const hourMs = 3_600_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.emulator.control.reset();
  stage.warnings.length = 0;
});
afterAll(() => stage.close());

const ask = (name: "getAuditLogs" | "getAuditLogLinks", engine: string, more: object = {}) =>
  findDataSource(name, "tencent").run(stage.session(), {
    ...{ cloud: "tencent", region, engine, instanceId: Reflect.get(databases, engine) },
    ...more,
  });
type Listed = { auditLogs: { id: string; status: string; createTime: string; size: number; name: string }[] };
const logs = async (engine: string, more: object = {}) => (await ask("getAuditLogs", engine, more)) as Listed;
const links = async (engine: string, ids: readonly string[]) =>
  ((await ask("getAuditLogLinks", engine, { ids })) as { links: string[] }).links;
const files = (engine: Engine, given: readonly { at: number; status?: "creating" | "failed"; error?: string }[]) =>
  stage.emulator.control.putDatabase({ id: databases[engine], engine, auditing: {}, files: [...given] });

describe.each(engines)("files of %s", (engine) => {
  it("are listed oldest first, in one form, without their links; nothing is asked for", async () => {
    const now = Math.floor(stage.now() / 1000) * 1000;
    files(engine, [{ at: now - hourMs }, { at: now - 2 * hourMs, status: "failed", error: "too many logs" }]);
    stage.calls();
    const { auditLogs } = await logs(engine);
    expect(auditLogs.map(({ status }) => status)).toEqual(["failed", "success"]);
    expect(auditLogs[1]).toMatchObject({ createTime: new Date(now - hourMs).toISOString() });
    expect(auditLogs[0]).toMatchObject({ error: "too many logs" });
    const sizes = { postgres: 3072, mariadb: 0.326, dcdb: 0.326 } as Partial<Record<Engine, number>>;
    expect(auditLogs[1]?.size).toBe(sizes[engine] ?? 3);
    expect(JSON.stringify(auditLogs)).not.toContain("http");
    expect(stage.calls().filter(({ writes }) => writes)).toEqual([]);
  });

  it("of more than one page are all listed, or as many as are wanted", async () => {
    files(
      engine,
      Array.from({ length: 320 }, (_, n) => ({ at: stage.now() - 1000 * (n + 1) })),
    );
    const { auditLogs } = await logs(engine);
    expect(new Set(auditLogs.map(({ id }) => id)).size).toBe(320);
    expect((await logs(engine, { maxResults: 5 })).auditLogs).toEqual(auditLogs.slice(0, 5));
  });

  it("have links when they are ready; of others a warning says why not", async () => {
    const now = stage.now();
    files(engine, [
      { at: now - 1000 },
      { at: now - 2000 },
      { at: now - 3000, status: "failed", error: "too many logs" },
    ]);
    const ids = (await logs(engine)).auditLogs.map(({ id }) => id);
    const found = await links(engine, [ids[2] ?? "", ids[0] ?? "", "9999", ids[1] ?? ""]);
    expect(found).toHaveLength(2);
    expect(
      found.every((link) => link.startsWith(`https://audit-${databases[engine]}.cos.${region}.myqcloud.com/`)),
    ).toBe(true);
    expect(stage.warnings.join("\n")).toContain("which has none: it is failed (too many logs)");
    expect(stage.warnings.join("\n")).toContain("which does not exist any more; files are kept for 24 hours");
    expect(stage.warnings.join("\n")).not.toContain("http");
  });

  it("that are being made are told as such, whatever the engine calls it, and are ready later", async () => {
    files(engine, [{ at: stage.now() - 1000, status: "creating" }]);
    const [{ id = "", status = "" } = {}] = (await logs(engine)).auditLogs;
    expect(status).toBe("creating");
    expect(await links(engine, [id])).toEqual([]);
    expect(await links(engine, [id])).toHaveLength(1);
  });

  it("are gone after a day", async () => {
    files(engine, [{ at: stage.now() - 25 * hourMs }]);
    expect((await logs(engine)).auditLogs).toEqual([]);
  });
});

it.each(["redis", "sqlserver"])("%s has no files, and says so before any call", async (engine) => {
  stage.calls();
  expect((await rejection(logs(engine))).message).toMatch(
    /engine has no files on .*, whose service writes none; getAuditRecords lists its records/,
  );
  expect(stage.calls()).toEqual([]);
});

it("no links of no files make no call", async () => {
  stage.calls();
  expect(await links("cdb", [])).toEqual([]);
  expect(stage.calls()).toEqual([]);
});
