import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { JournalEntry } from "../../../emulator/index";
import { findResource } from "../../../provider/registry";
import { openStage, type Stage } from "../stage";
import { type Subject, subjects } from "../subjects";
import { daysIn, leastDays, weakeningWrites } from "./weakening-writes";

const databases = subjects.filter(({ kind }) => kind === "DatabaseAuditPolicy");
/** How each request goes wrong in turn; `npm run faults` has all other ways. */
const troubles = ["loseAnswer", "denied", "stale"] as const;

describe.each(databases.map((subject) => [subject.cloud, subject.variant ?? "", subject] as const))(
  "what is declared as on, on %s, %s",
  (cloud, _, { thing, change, prepare }: Subject) => {
    const policy = findResource("DatabaseAuditPolicy", cloud);
    const [first, second] = [thing, { ...thing, ...change }].map((given) => policy.check({ ...given }).inputs);
    const least = leastDays(thing, { ...thing, ...change });
    let stage: Stage;

    beforeAll(async () => {
      stage = await openStage();
    });
    beforeEach(() => {
      stage.emulator.control.reset();
      prepare?.(stage.emulator);
      stage.calls();
    });
    afterAll(() => stage.close());

    const weakening = () => weakeningWrites(stage.calls(), least);
    const tried = async <T>(work: Promise<T>) => work.catch(() => undefined);

    it("is neither switched off nor kept for less time by an up, a second one, a refresh, an import or a change", async () => {
      const { id, properties } = await policy.create(stage.operation(), first ?? {});
      await policy.create(stage.operation(), first ?? {});
      const read = await policy.read(stage.operation(), id, properties);
      await policy.read(stage.operation(), id, undefined);
      await policy.update(stage.operation(), id, read?.properties ?? {}, second ?? {});
      expect(weakening()).toEqual([]);
    });

    it.each(troubles)(
      "is neither where any request of an up or of a change meets %s, nor by the next one",
      async (kind) => {
        for (let skip = 0; ; skip += 1) {
          stage.emulator.control.reset();
          prepare?.(stage.emulator);
          stage.emulator.control.fault({ cloud, kind, skip });
          const made = await tried(policy.create(stage.operation(), first ?? {}));
          const isPlayed = stage.emulator.control.journal().some(({ fault }) => fault !== undefined);
          stage.emulator.control.clearFaults();
          const { id, properties } = made ?? (await policy.create(stage.operation(), first ?? {}));
          stage.emulator.control.fault({ cloud, kind, skip });
          const changed = await tried(policy.update(stage.operation(), id, properties, second ?? {}));
          stage.emulator.control.clearFaults();
          await policy.update(stage.operation(), id, changed ?? properties, second ?? {});
          const read = await policy.read(stage.operation(), id, changed ?? properties);
          expect(policy.diff(read?.inputs ?? {}, second ?? {}).differences).toEqual([]);
          expect(weakening()).toEqual([]);
          if (!isPlayed) return;
        }
      },
    );
  },
);

it("a request that switches off, or shortens, would be seen", () => {
  const sent = (action: string, target: string, body: string) => daysIn({ action, target, body } as JournalEntry);
  expect(sent("CloseAuditService", "/", '{"InstanceId":"cdb-1"}')).toBe(0);
  expect(sent("ModifyAuditService", "/", '{"LogExpireDay":7}')).toBe(7);
  expect(sent("ModifySqlLogConfig", "/", "InstanceId=rm-1&Enable=false")).toBe(0);
  expect(sent("ModifySqlLogConfig", "/", "InstanceId=rm-1&Enable=true&Retention=30")).toBe(30);
  expect(sent("ModifyAuditPolicy", "/?AuditStatus=disabled", "")).toBe(0);
  expect(sent("ModifyAuditPolicy", "/?AuditStatus=enable&StoragePeriod=180", "")).toBe(180);
  expect(sent("ModifyAuditLogConfig", "/?DbAudit=False", "")).toBe(0);
  expect(sent("SetAuditLogPolicy", "/v3/x", '{"keep_days":0}')).toBe(0);
  expect(sent("CreateAuditLogFile", "/", '{"InstanceId":"cdb-1"}')).toBeUndefined();
});
