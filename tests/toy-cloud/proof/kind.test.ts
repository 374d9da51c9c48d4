import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as handlers from "../../../provider/handlers";
import { providerSchema } from "../../../provider/plugin/schema";
import { openStage, type Stage } from "../../conformance/stage";

/** Runs in a copy of the repository that has the kind `BucketSeal`: a file, one for a cloud, and a line in the tables of both. */

const kind = "BucketSeal" as never;
const seal = { cloud: "example", region: "north-1", bucket: "pictures", status: "Enabled" };

describe("a fourth kind", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({});
  });
  afterAll(() => stage.close());

  const addressee = () => ({ kind, session: stage.session() });

  it("is in the schema", () => {
    expect(JSON.stringify(providerSchema({ version: "1.0.0", license: "none" }))).toContain(
      '"access-audit:index:BucketSeal":',
    );
  });

  it("is created, read, drifted, repaired, and put back", async () => {
    const { inputs, failures } = handlers.check(addressee(), { ...seal });
    expect(failures).toEqual([]);
    const { id, properties } = await handlers.create(addressee(), inputs);
    expect(id).toBe("example/north-1/pictures");
    expect(stage.emulator.control.state().example.sealed).toEqual(["pictures"]);
    await handlers.update(addressee(), id, properties, { ...inputs, status: "Disabled" });
    const read = await handlers.read(addressee(), id, properties);
    const { differences } = handlers.diff(addressee(), id, read?.inputs ?? {}, inputs);
    expect(differences.map(({ path }) => path)).toEqual(["status"]);
    await handlers.update(addressee(), id, read?.properties ?? {}, inputs);
    await handlers.remove(addressee(), id, properties);
    expect(stage.emulator.control.state().example.sealed).toEqual([]);
  });
});
