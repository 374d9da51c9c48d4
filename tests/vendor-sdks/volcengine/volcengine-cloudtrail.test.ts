import { describe, expect, it } from "vitest";
import { type Trial, trial } from "../stage/trial";
import { keyKinds } from "../stage/variables";

const key = (on: Trial) => on.emulator.credentials.volcengine.accessKey;
const seconds = (ms: number) => Math.floor(ms / 1000);

describe.each(keyKinds)("volcenginesdkcloudtrail with %s", (_, given) => {
  const on = trial(given, "volcengine/cloudtrail.py");
  const trail = {
    ...{ trail_name: "all-events", include_all_event_sources: true, event_rw: "All" },
    ...{ tos_bucket_name: "audit", tos_bucket_region: "cn-beijing" },
  };
  const named = { trail_names: ["all-events"], include_organization_trail: 1 };

  it("makes a trail and its bucket, starts and stops it", async () => {
    expect(await on.value("create", trail)).toEqual(["all-events", 1]);
    expect(on.accepted("CreateTrail", key(on))).toMatchObject({ status: 200, resource: "all-events" });
    expect(on.control.bucket("volcengine", "audit")).toMatchObject({ region: "cn-beijing" });
    expect(await on.value("trails", named)).toMatchObject([
      { logging_status: "Disable", include_all_event_sources: true },
    ]);
    await on.value("start", { name: "all-events" });
    expect(await on.value("trails", named)).toMatchObject([{ logging_status: "Enable", creator_id: 2_100_000_001 }]);
    await on.value("stop", { name: "all-events" });
    expect(on.accepted("StopLogging", key(on))).toMatchObject({ status: 200 });
    expect(on.control.cloudTrails()).toMatchObject([{ TrailName: "all-events", LoggingStatus: "Disable" }]);
  });

  it("changes a trail, keeps the digits of an account, and deletes it", async () => {
    await on.value("create", trail);
    const owner = { tos_account_id: 9007199254740992, tos_write_role_trn: "trn:iam::9007199254740992:role/write" };
    expect(await on.value("update", { ...trail, ...owner, event_rw: "Write" })).toBe("Write");
    expect(await on.value("trails", named)).toMatchObject([{ tos_account_id: "9007199254740992", event_rw: "Write" }]);
    const some = { include_all_event_sources: false, event_sources: ["iam", "tos"], trail_name: "all-events" };
    await on.value("update", some);
    expect(await on.value("trails")).toMatchObject([{ event_sources: ["iam", "tos"], tos_bucket_name: "audit" }]);
    await on.value("delete", { name: "all-events" });
    expect(await on.value("trails", named)).toEqual([]);
  });

  it("looks events up, page by page", async () => {
    for (let n = 0; n < 7; n++) on.control.putCloudTrail({ TrailName: `trail-${n}` });
    const span = { start_time: seconds(Date.now() - 3_600_000), end_time: seconds(Date.now() + 2000) };
    const found = await on.value("events", { ...span, name: "CreateTrail", limit: 3 });
    expect(found).toEqual(Array.from({ length: 7 }, () => "CreateTrail"));
    expect(on.requests("LookupEvents")).toHaveLength(3);
  });

  it.each([
    ["create", { ...trail, trail_name: "a b" }, 400, "InvalidTrailName"],
    ["create", { trail_name: "nowhere", include_all_event_sources: true }, 400, "InvalidParameter"],
    ["create", { ...trail, tos_ssekms_key_id: "k" }, 400, "InvalidParameter"],
    ["start", { name: "gone-trail" }, 404, "TrailNotExist"],
    ["delete", { name: "gone-trail" }, 404, "TrailNotExist"],
  ])("raises the error of %s %j", async (operation, args, status, code) => {
    expect((await on.call(operation, args)).error).toMatchObject({ status, code });
  });
});
