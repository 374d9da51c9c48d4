import { inProject } from "../setup/project.mjs";
import type { Comparison } from "./report.mts";

const answerMs = 20;
const dayMs = 86_400_000;

/** 90 days of audit logs, all at once against one page after the other, with answers that take their time. */
export async function listing(control: { fault(fault: object): unknown }, env: NodeJS.ProcessEnv): Promise<Comparison> {
  const { seed } = await import(inProject("dist", "emulator", "index.js"));
  const { findDataSource, readSettings, Session } = await import(inProject("dist", "provider", "index.js"));
  control.fault({ cloud: "huawei", action: "ListAuditLogs", kind: "late", delayMs: answerMs, times: -1 });
  const session = new Session(readSettings({ read: () => undefined }, env));
  const source = findDataSource("getAuditLogs", "huawei");
  const now = Date.now();
  const instance = { cloud: "huawei", region: seed.huawei.region, instanceId: seed.huawei.instanceId };
  const list = (from: number, to: number, more: object = {}) =>
    source.run(session, {
      ...instance,
      startTime: new Date(now - from * dayMs),
      endTime: new Date(now - to * dayMs),
      ...more,
    });
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const started = performance.now();
    await work();
    return (performance.now() - started) / 1000;
  };
  await list(1, 0);
  const ours = await timed(() => list(90, 0));
  const base = await timed(async () => {
    for (const from of [90, 60, 30]) {
      for (let offset = 0, rows = 1; rows > 0; offset += rows) {
        rows = (await list(from, from - 30, { offset, limit: 100 })).auditLogs.length;
      }
    }
  });
  return { what: "90 days of audit logs, all at once against page after page", ours, base, unit: "s", goal: 0.5 };
}
