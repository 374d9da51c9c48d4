import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { importables } from "../../../cli/scan/export";
import { type ScannedCloud, scanCloud } from "../../../cli/scan/scan";
import { scanJson, scanText } from "../../../cli/scan/tell";
import { judgeScan } from "../../../cli/scan/verdict";
import { type Emulator, seed } from "../../../emulator/index";
import { clouds } from "../../../provider/registry";
import { undeclaredIn } from "../../report-schemas";
import { openStage, type Stage } from "../stage";

const silent = { begin: () => ({ total: () => undefined, advance: () => undefined }), stop: () => undefined };

/** What the suite must know of a cloud that audits databases: its region, and how it gets instances, audited or not. */
interface Subject {
  readonly region: string;
  /** The engines, each with the instance of the seed. */
  readonly seeded: Readonly<Record<string, string>>;
  /** The engine of which many are made, and how one is. */
  readonly many: readonly [engine: string, make: (emulator: Emulator, index: number, isOn: boolean) => void];
  /** The call that lists them. */
  readonly list: string;
}

const subjects: Readonly<Record<string, Subject>> = {
  tencent: {
    ...{ region: seed.tencent.region, seeded: seed.tencent.databases, list: "DescribeAuditInstanceList" },
    many: [
      "cdb",
      ({ control }, index, isOn) =>
        void control.putDatabase({ id: `cdb-many${index}`, engine: "cdb", auditing: isOn ? { keepDays: 90 } : null }),
    ],
  },
  alibaba: {
    ...{ region: seed.alibaba.region, seeded: seed.alibaba.databases, list: "DescribeDBInstances" },
    many: [
      "rds",
      ({ control }, index, isOn) =>
        void control.putAlibabaDatabase({ id: `rm-many${index}`, auditing: isOn ? { keepDays: 90 } : null }),
    ],
  },
  huawei: {
    region: seed.huawei.region,
    seeded: { taurusdb: seed.huawei.instanceId, rds: seed.huawei.rdsInstanceId },
    list: "ListInstances",
    many: [
      "taurusdb",
      ({ control }, index, isOn) =>
        void control.putInstance({
          id: `${String(index).padStart(32, "0")}in07`,
          ...{ kind: "taurusdb", files: [], policy: { keep_days: isOn ? 90 : 0 } },
        }),
    ],
  },
};

const auditing = clouds.filter(({ resources }) => resources.some(({ kind }) => kind === "DatabaseAuditPolicy"));

it("every cloud that audits databases says how they are found", () => {
  expect(auditing.filter(({ databases }) => databases === undefined).map(({ name }) => name)).toEqual([]);
  expect(Object.keys(subjects).sort()).toEqual(auditing.map(({ name }) => name).sort());
});

describe.each(auditing.map((cloud) => [cloud.name, cloud] as const))(
  "access-audit scan --databases on %s",
  (name, cloud) => {
    const subject = subjects[name] ?? expect.fail(name);
    const { region, seeded, many, list } = subject;
    let stage: Stage;
    const scan = (databases = true) =>
      scanCloud(cloud, stage.session(), { regions: [region], required: true, databases }, silent);
    const statesOf = ({ databases }: ScannedCloud) =>
      Object.fromEntries(databases.map((one) => [`${one.engine} ${one.name}`, one.status]));

    beforeAll(async () => {
      stage = await openStage();
    });
    beforeEach(() => {
      stage.emulator.control.reset();
      stage.calls();
    });
    afterAll(() => stage.close());

    it("finds each instance of each engine, and says that none is audited", async () => {
      const scanned = await scan();
      expect(scanned.errors).toEqual([]);
      const expected = Object.entries(seeded).map(([engine, id]) => [`${engine} ${id}`, "Disabled"]);
      expect(statesOf(scanned)).toEqual(Object.fromEntries(expected));
      const verdict = judgeScan([scanned]);
      const gaps = verdict.gaps.filter(({ kind }) => kind === "unaudited-database");
      expect(gaps.map((gap) => gap.name).sort()).toEqual(Object.values(seeded).sort());
      expect(scanText([scanned], verdict)).toContain(`Databases that nobody audits (${gaps.length})`);
      expect(undeclaredIn("scan", scanJson([scanned], verdict))).toEqual([]);
      expect(stage.writes()).toEqual([]);
    });

    it("looks at none unless asked", async () => {
      expect((await scan(false)).databases).toEqual([]);
      expect(stage.calls().filter(({ action }) => action === list)).toEqual([]);
    });

    it("finds all of several pages, with the days that their records are kept, and what is imported", async () => {
      const [engine, make] = many;
      for (let index = 0; index < 130; index += 1) make(stage.emulator, index, index % 2 === 0);
      const scanned = await scan();
      const own = scanned.databases.filter((one) => one.engine === engine);
      expect(own).toHaveLength(131);
      const on = own.filter(({ status }) => status === "Enabled");
      expect(on.map(({ keepDays }) => keepDays)).toEqual(Array(65).fill(90));
      const imported = importables([scanned]).filter(({ kind }) => kind === "DatabaseAuditPolicy");
      expect(imported.map(({ id }) => id).sort()).toEqual(on.map(({ id }) => id).sort());
      expect(new Set(imported.map(({ name: given }) => given)).size).toBe(65);
      const text = scanText([scanned], judgeScan([scanned])).replace(/\n {2}/g, " ");
      expect(text).toMatch(/65 of \d+ databases audited, for 90 days at least/);
    });

    it("says what could not be listed, and shows the rest", async () => {
      stage.emulator.control.fault({ kind: "denied", cloud: name, action: list });
      const scanned = await scan();
      expect(scanned.errors).toHaveLength(1);
      expect(scanned.errors[0]).toContain("list the instances of");
      expect(scanned.databases.length).toBeGreaterThan(0);
    });
  },
);

it("an instance that cannot be audited is no gap", async () => {
  const stage = await openStage();
  try {
    const alibaba = clouds.find(({ name }) => name === "alibaba") ?? expect.fail();
    stage.emulator.control.putAlibabaDatabase({ id: seed.alibaba.databases.rds, supported: false });
    const wanted = { regions: [seed.alibaba.region], required: true, databases: true };
    const scanned = await scanCloud(alibaba, stage.session(), wanted, silent);
    expect(scanned.databases.find(({ engine }) => engine === "rds")?.status).toBe("NotOffered");
    const { gaps } = judgeScan([scanned]);
    expect(gaps.some(({ name }) => name === seed.alibaba.databases.rds)).toBe(false);
    expect(scanText([scanned], { gaps, unknown: [] })).toContain("1 cannot be");
  } finally {
    await stage.close();
  }
});
