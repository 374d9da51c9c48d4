import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../emulator/index";
import type { SourceName } from "../../provider/core/data-source";
import type { KindName } from "../../provider/core/kind";
import { clouds, findDataSource, findResource, runDataSource } from "../../provider/registry";
import { openStage, type Stage } from "./stage";

const names = ["tencent", "alibaba", "huawei", "volcengine"] as const;
type Cells<T> = readonly (T | undefined)[];

const since = { startTime: new Date(Date.now() - 3_600_000).toISOString(), endTime: new Date().toISOString() };
const { projectId: _project, instanceId, rdsInstanceId } = seed.huawei;

/** What a resource of each cloud is given; nothing where the cloud does not offer the kind. */
const resources: Readonly<Record<KindName, Cells<object>>> = {
  BucketAccessMonitor: [
    { region: "ap-guangzhou", bucket: "logs-1250000000", status: "Enabled" },
    { region: "cn-hangzhou", bucket: "archive", status: "Enabled" },
    undefined,
    { region: "cn-beijing", bucket: "lake", status: "Enabled" },
  ],
  AuditTrack: [
    {
      ...{ region: "ap-guangzhou", name: "writes", status: "Enabled", actionType: "Write", resourceType: "*" },
      ...{ eventNames: ["*"], storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" } },
    },
    { region: "cn-hangzhou", name: "all-events", status: "Enabled", ossBucketName: "archive" },
    { region: "cn-north-4", type: "system", status: "Enabled", obs: { bucketName: "audit" } },
    undefined,
  ],
  DatabaseAuditPolicy: [
    undefined,
    undefined,
    { region: "cn-north-4", engine: "taurusdb", instanceId, status: "Enabled", keepDays: 30 },
    undefined,
  ],
};

/** What a data source of each cloud is asked. */
const sources: Readonly<Record<SourceName, Cells<object>>> = {
  getBucketAccessMonitor: [
    { region: "ap-guangzhou", bucket: "logs-1250000000" },
    { region: "cn-hangzhou", bucket: "archive" },
    undefined,
    { region: "cn-beijing", bucket: "lake" },
  ],
  getBuckets: [{}, {}, undefined, {}],
  getAuditTracks: [{ region: "ap-guangzhou" }, { region: "cn-hangzhou" }, { region: "cn-north-4" }, undefined],
  getAuditLogs: [undefined, undefined, { region: "cn-north-4", instanceId, ...since }, undefined],
  getAuditLogLinks: [
    undefined,
    undefined,
    { region: "cn-north-4", instanceId: rdsInstanceId, engine: "rds", ids: ["missing"] },
    undefined,
  ],
  getAuditEvents: [
    { region: "ap-guangzhou", ...since },
    { region: "cn-hangzhou", ...since },
    { region: "cn-north-4", ...since },
    undefined,
  ],
};

const cells = <T>(table: Readonly<Record<string, Cells<T>>>, offered: boolean) =>
  Object.entries(table).flatMap(([row, columns]) =>
    names.flatMap((cloud, index) =>
      (columns[index] !== undefined) === offered ? [[row, cloud, columns[index]] as const] : [],
    ),
  );

/** Every cell of the table of kinds and clouds: it works, or it is refused with a reason and without a call. */
describe("the table", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    stage.emulator.control.reset();
  });

  it("has every cloud, kind and data source", () => {
    expect(clouds.map(({ name }) => name)).toEqual(names);
    for (const { name, resources: offered, dataSources } of clouds) {
      const column = names.indexOf(name as (typeof names)[number]);
      const kinds = Object.entries(resources).filter(([, columns]) => columns[column] !== undefined);
      expect(offered.map(({ kind }) => kind).sort(), name).toEqual(kinds.map(([kind]) => kind).sort());
      const found = Object.entries(sources).filter(([, columns]) => columns[column] !== undefined);
      expect(dataSources.map((source) => source.name).sort(), name).toEqual(found.map(([source]) => source).sort());
    }
  });

  it.each(cells(resources, true))("%s on %s is made, read, left alone, and ended", async (row, cloud, given) => {
    const resource = findResource(row as KindName, cloud);
    const { inputs, failures } = resource.check({ cloud, ...given });
    expect(failures).toEqual([]);
    const { id, properties } = await resource.create(stage.operation(), inputs);
    stage.calls();
    const read = await resource.read(stage.operation(), id, { ...inputs, ...properties });
    expect(resource.diff(read?.inputs ?? {}, inputs).differences).toEqual([]);
    await resource.update(stage.operation(), id, properties, inputs);
    expect(stage.writes()).toEqual([]);
    await resource.remove(stage.operation(), id, properties);
    // A second time is fine too: what is gone, or is in its final state, is no failure.
    await resource.remove(stage.operation(), id, properties);
  });

  it.each(cells(resources, false))("%s on %s is not offered, and says so", (row, cloud) => {
    expect(() => findResource(row as KindName, cloud)).toThrow(new RegExp(`^${row} is not offered by `));
    expect(stage.calls()).toEqual([]);
  });

  it.each(cells(sources, true))("%s on %s answers", async (row, cloud, given) => {
    const answer = runDataSource(row as SourceName, stage.session(), { cloud, ...given });
    // A file that does not exist has no link; the failure comes from the cloud.
    if (row === "getAuditLogLinks") await expect(answer).rejects.toThrow(/Huawei Cloud/);
    else expect(Object.keys(await answer).length).toBeGreaterThan(0);
    expect(stage.calls().at(-1)).toMatchObject({ cloud });
  });

  it.each(cells(sources, false))("%s on %s is not offered, and says so", (row, cloud) => {
    expect(() => findDataSource(row as SourceName, cloud)).toThrow(
      new RegExp(`^${row} is not offered by .* It is offered by `),
    );
    expect(stage.calls()).toEqual([]);
  });
});
