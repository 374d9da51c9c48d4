import { seed } from "../../../../emulator/index";
import type { Subject } from "./subject";

export const volcengine: Subject = {
  service: "cloudtrail",
  actions: {
    create: "CreateTrail",
    update: "UpdateTrail",
    read: "DescribeTrails",
    list: "DescribeTrails",
    remove: "DeleteTrail",
  },
  looks: 1,
  creating: ["CreateTrail", "StartLogging"],
  updating: (path) => (path === "status" ? ["StopLogging", "StartLogging"] : ["UpdateTrail", "UpdateTrail"]),
  outputs: ["loggingStatus", "createTime", "creatorId"],
  differs: 'eventRw is "Read", not "Write"',
  declaring: () => ({}),
  declared: {
    cloud: "volcengine",
    region: seed.volcengine.region,
    name: "writes",
    status: "Enabled",
    eventRw: "Write",
    eventSources: ["*"],
    isOrganizationTrail: false,
    tosBucketName: seed.volcengine.bucket,
    tosBucketRegion: seed.volcengine.region,
    tosKeyPrefix: undefined,
    tosAccountId: undefined,
    tosWriteRoleTrn: undefined,
    tosSseAlgorithm: undefined,
    tosSseKmsKeyId: undefined,
    tlsProjectName: undefined,
    tlsProjectRegion: undefined,
    tlsTopicName: undefined,
    adopt: false,
  },
  changes: [
    ["status", { status: "Disabled" }],
    ["eventRw", { eventRw: "All" }],
    ["eventSources", { eventSources: ["iam", "tos"] }],
    ["tosBucketName", { tosBucketName: "other-lake" }],
    ["tosKeyPrefix", { tosKeyPrefix: "trails" }],
    ["tosSseAlgorithm", { tosSseAlgorithm: "AES256" }],
  ],
  drift(stage, _id, path) {
    const changes: Record<string, object> = {
      status: { LoggingStatus: "Disable" },
      eventRw: { EventRW: "All" },
      eventSources: { IncludeAllEventSources: false, EventSources: ["tos"] },
      tosBucketName: { TosBucketName: "other-lake" },
      tosKeyPrefix: { TosKeyPrefix: "trails" },
      tosSseAlgorithm: { TosSSEAlgorithm: "AES256" },
    };
    stage.emulator.control.putCloudTrail({ TrailName: "writes", ...changes[path] });
  },
  replacing: [
    ["name", { name: "others" }],
    ["region", { region: "cn-shanghai" }],
    ["isOrganizationTrail", { isOrganizationTrail: true }],
  ],
  freeing: ["name"],
  // The code is not documented.
  quota: { status: 400, code: "TrailQuotaExceeded" },
  make: (stage, TrailName, same) =>
    void stage.emulator.control.putCloudTrail({
      ...{ TrailName, LoggingStatus: "Enable", EventRW: same ? "Write" : "Read" },
      ...{ TosBucketName: seed.volcengine.bucket, TosBucketRegion: seed.volcengine.region },
    }),
  count: (stage) => stage.emulator.control.cloudTrails().length,
  remove: (stage, id) => void stage.emulator.control.deleteCloudTrail(id.split("/")[2] ?? ""),
};
