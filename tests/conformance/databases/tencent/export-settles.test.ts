import { afterAll, beforeAll, expect, it } from "vitest";
import { seed } from "../../../../emulator/index";
import { findResource } from "../../../../provider/registry";
import { openStage, type Stage } from "../../stage";

const resource = findResource("AuditLogExport", "tencent");
const { databases, region } = seed.tencent;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it.each(["cdb", "postgres", "mariadb"] as const)(
  "an export of %s settles when the program no longer says how it came about",
  async (engine) => {
    const instanceId = databases[engine];
    stage.emulator.control.putDatabase({ id: instanceId, engine, auditing: {} });
    const inputsOf = (more: object = {}) => {
      const span = { startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" };
      return resource.check({ cloud: "tencent", region, engine, instanceId, ...span, ...more }).inputs;
    };
    const { id, properties } = await resource.create(stage.operation(), inputsOf({ file: "new" }));
    stage.calls();
    const after = await resource.update(stage.operation(), id, properties, inputsOf());
    expect(stage.calls()).toEqual([]);
    expect(resource.diff(after, inputsOf()).differences).toEqual([]);
    expect(after).toMatchObject({ made: true, fileId: properties.fileId });
  },
);
