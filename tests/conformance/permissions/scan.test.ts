import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { scanCloud } from "../../../cli/scan/scan";
import { seed } from "../../../emulator/index";
import * as handlers from "../../../provider/handlers";
import { clouds } from "../../../provider/registry";
import { openStage, type Stage } from "../stage";
import { subjects } from "../subjects";
import { enforce, lift, permissionsFor } from "./policies";

const silent = { begin: () => ({ total: () => undefined, advance: () => undefined }), stop: () => undefined };
const purposes = ["scan", "databases", "destinations"] as const;

/** What has to be there so that a scan asks for everything: tracks of each form, and a log that goes to another bucket. */
const found = (cloud: string) =>
  subjects.filter((one) => one.cloud === cloud && ["AuditTrack", "BucketAccessLog"].includes(one.kind));

describe.each(clouds)("a scan of $name", (cloud) => {
  const permissions = permissionsFor(cloud.name, purposes);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    for (const { kind, thing, prepare } of found(cloud.name)) {
      prepare?.(stage.emulator);
      const addressee = { kind, session: stage.session() };
      await handlers.create(addressee, handlers.check(addressee, { ...thing }).inputs);
    }
    if (cloud.name === "huawei") stage.emulator.control.putBucket("huawei", { name: "untold", hidesRegion: true });
    if (cloud.name === "alibaba")
      for (const [engine, id] of Object.entries(seed.alibaba.databases)) {
        stage.emulator.control.putAlibabaDatabase({ id, auditing: {} });
        stage.emulator.control.putAlibabaDatabase({ id: `${id}8`, engine, auditing: null });
      }
  });
  beforeEach(() => lift(stage.emulator, cloud.name));
  afterAll(() => stage.close());

  /** Everything that is told, as text. */
  const scan = async (): Promise<string> => {
    const { region } = seed[cloud.name as keyof typeof seed];
    const wanted = { regions: [region], required: true, databases: true, destinations: { keepDays: 180 } };
    stage.warnings.length = 0;
    const scanned = await scanCloud(cloud, stage.session(), wanted, silent);
    return JSON.stringify([scanned, stage.warnings]);
  };

  it("finds the same with its policies and nothing more", async () => {
    const everything = await scan();
    enforce(stage.emulator, cloud.name, permissions);
    expect(await scan()).toBe(everything);
    expect(everything).not.toContain("The call needs the permission");
  });

  it("is about nothing that changes a cloud", async () => {
    stage.calls();
    await scan();
    expect(stage.writes()).toEqual([]);
  });

  it.each(permissions)("names %s where it is missing", async (missing) => {
    enforce(
      stage.emulator,
      cloud.name,
      permissions.filter((one) => one !== missing),
    );
    expect(await scan()).toContain(`The call needs the permission ${missing}`);
  });
});
