import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CloudName } from "../../emulator/index";
import type { KindName, SourceName } from "../../provider/kinds";
import { clouds, findDataSource, findResource, runDataSource } from "../../provider/registry";
import { openStage, type Stage } from "./stage";
import { withExports, withRecords, withTrail } from "./subjects";
import { type Cells, resources, sources } from "./table";

const cells = <T>(table: Readonly<Record<string, Cells<T>>>, offered: boolean) =>
  Object.entries(table).flatMap(([row, columns]) =>
    Object.entries(columns).flatMap(([cloud, cell]) =>
      (cell !== undefined) === offered ? [[row, cloud, cell] as const] : [],
    ),
  );

/** The rows that have a cell of a cloud. */
const rowsOf = (table: Readonly<Record<string, Cells<object>>>, cloud: string) =>
  Object.keys(table).filter((row) => table[row]?.[cloud as CloudName] !== undefined);

/** Every cell of the table of kinds and clouds: it works, or it is refused with a reason and without a call. */
describe("the table", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    stage.emulator.control.reset();
    withTrail(stage.emulator);
    withExports(stage.emulator);
  });

  it("has every cloud, kind and data source", () => {
    for (const { name, resources: offered, dataSources } of clouds) {
      const where = `${name} in tests/conformance/table.ts`;
      expect(offered.map(({ kind }) => kind).sort(), where).toEqual(rowsOf(resources, name).sort());
      expect(dataSources.map((source) => source.name).sort(), where).toEqual(rowsOf(sources, name).sort());
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
    withRecords(stage.emulator);
    const answer = runDataSource(row as SourceName, stage.session(), { cloud, ...given });
    // A file that does not exist has no link; the failure comes from the cloud.
    if (row === "getAuditLogLinks" && cloud === "huawei") await expect(answer).rejects.toThrow(/Huawei Cloud/);
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
