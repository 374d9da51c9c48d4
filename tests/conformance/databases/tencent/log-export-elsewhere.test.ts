import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../../emulator/index";
import { MemoryNotebook, type Notebook } from "../../../../provider/core/session/notebook";
import * as handlers from "../../../../provider/handlers";
import { findResource } from "../../../../provider/registry";
import { mainland } from "../../../mainland";
import { openStage, rejection, type Stage } from "../../stage";

const resource = findResource("AuditLogExport", "tencent");
const { databases, region } = seed.tencent;
/** The names of their files do not say the span. */
const silent = ["cdb", "cynosdb", "mongodb"] as const;
type Engine = (typeof silent)[number];

let stage: Stage;
/** Of the machine. */
let notebook: Notebook = new MemoryNotebook();
beforeAll(async () => {
  stage = await openStage(mainland, () => ({ notebook }));
});
beforeEach(() => {
  notebook = new MemoryNotebook();
  stage.emulator.control.reset();
  for (const engine of silent) stage.emulator.control.putDatabase({ id: databases[engine], engine, auditing: {} });
});
afterAll(() => stage.close());

const span = { startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" };
const to = Date.parse(span.endTime);
const inputsOf = (engine: Engine, more: object = {}) =>
  resource.check({ cloud: "tencent", region, engine, instanceId: databases[engine], ...span, ...more }).inputs;
const create = (engine: Engine) => resource.create(stage.operation(), inputsOf(engine));
const filesOf = (engine: Engine) =>
  stage.emulator.control.databases().find((one) => one.engine === engine)?.files ?? [];

describe.each(silent)("files of %s that the state knows, on a machine that never asked for one,", (engine) => {
  const later = { startTime: span.endTime, endTime: "2026-01-17T00:00:00Z" };
  const elsewhere = async () => {
    const { id, properties } = await create(engine);
    notebook = new MemoryNotebook();
    return { id, properties, addressee: { kind: "AuditLogExport", session: stage.operation().session } } as const;
  };

  it("are not in the way of another span", async () => {
    const { id, properties, addressee } = await elsewhere();
    const news = inputsOf(engine, later);
    expect(handlers.diff(addressee, id, properties, news).replaces).toEqual(["startTime", "endTime"]);
    const next = await handlers.create(addressee, news);
    expect(next.properties.made).toBe(true);
    expect(filesOf(engine)).toHaveLength(2);
    await handlers.remove(addressee, id, properties);
    expect(filesOf(engine).map((file) => file.from)).toEqual([to]);
  });

  it("are found under another name once they were read", async () => {
    const { id, properties, addressee } = await elsewhere();
    expect((await rejection(handlers.create(addressee, inputsOf(engine)))).message).toContain("an alias");
    await handlers.read(addressee, id, properties);
    expect((await handlers.create(addressee, inputsOf(engine))).id).toBe(id);
    expect(filesOf(engine)).toHaveLength(1);
  });
});
