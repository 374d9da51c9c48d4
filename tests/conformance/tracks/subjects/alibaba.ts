import { seed } from "../../../../emulator/index";
import type { Subject } from "./subject";

const role = (name: string) => `acs:ram::1234567890123456:role/${name}`;

export const alibaba: Subject = {
  service: "actiontrail",
  actions: {
    create: "CreateTrail",
    update: "UpdateTrail",
    read: "GetTrailStatus",
    list: "DescribeTrails",
    remove: "DeleteTrail",
  },
  looks: 0,
  creating: ["CreateTrail", "StartLogging"],
  updating: (path) => (path === "status" ? ["StopLogging", "StartLogging"] : ["UpdateTrail", "UpdateTrail"]),
  outputs: ["trailArn", "createTime"],
  differs: 'eventRw is "Read", not "Write"',
  declaring: (path) => (path === "ossWriteRoleArn" ? { ossWriteRoleArn: role("declared") } : {}),
  declared: {
    cloud: "alibaba",
    region: seed.alibaba.region,
    name: "writes",
    status: "Enabled",
    eventRw: "Write",
    trailRegion: "All",
    ossBucketName: seed.alibaba.auditBucket,
    ossKeyPrefix: undefined,
    ossWriteRoleArn: undefined,
    slsProjectArn: undefined,
    isOrganizationTrail: false,
    adopt: false,
  },
  changes: [
    ["status", { status: "Disabled" }],
    ["eventRw", { eventRw: "All" }],
    ["trailRegion", { trailRegion: "cn-beijing,cn-hangzhou" }],
    ["ossBucketName", { ossBucketName: seed.alibaba.bucket }],
    ["ossKeyPrefix", { ossKeyPrefix: "trails" }],
    ["ossWriteRoleArn", { ossWriteRoleArn: role("another") }],
    ["slsProjectArn", { slsProjectArn: "acs:log:cn-hangzhou:1234567890123456:project/audit" }],
  ],
  drift(stage, id, path) {
    const changes: Record<string, object> = {
      status: { Status: "Disable" },
      eventRw: { EventRW: "All" },
      trailRegion: { TrailRegion: "cn-hangzhou,cn-beijing" },
      ossBucketName: { OssBucketName: seed.alibaba.bucket },
      ossKeyPrefix: { OssKeyPrefix: "trails" },
      ossWriteRoleArn: { OssWriteRoleArn: role("another") },
      slsProjectArn: { SlsProjectArn: "acs:log:cn-hangzhou:1234567890123456:project/audit" },
    };
    stage.emulator.control.putTrail({ Name: id.split("/")[2] ?? "", ...changes[path] });
  },
  replacing: [
    ["name", { name: "others" }],
    ["region", { region: "cn-beijing" }],
    ["isOrganizationTrail", { isOrganizationTrail: true }],
  ],
  freeing: ["name"],
  quota: { status: 403, code: "MaximumNumberOfTrailsExceededException" },
  make: (stage, Name, same) =>
    void stage.emulator.control.putTrail({
      Name,
      Status: "Enable",
      EventRW: same ? "Write" : "Read",
      OssBucketName: seed.alibaba.auditBucket,
    }),
  count: (stage) => stage.emulator.control.trails().length,
  remove: (stage, id) => void stage.emulator.control.deleteTrail(id.split("/")[2] ?? ""),
};
