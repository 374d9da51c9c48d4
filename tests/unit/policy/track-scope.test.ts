import { describe } from "vitest";
import {
  bridged,
  cloudTrail,
  dataTrackerType,
  judge,
  native,
  system,
  track,
  trackType,
  trail,
  trailType,
} from "./declared";

describe("a policy for what a track records", () =>
  judge([
    ["track-records-everything", "all", native("tencent", track)],
    ["track-records-everything", "writes only", native("tencent", { ...track, actionType: "Write" }), /the type Write/],
    ["track-records-everything", "one product", native("tencent", { ...track, resourceType: "cos" }), /only cos/],
    [
      "track-records-everything",
      "some events",
      native("tencent", { ...track, eventNames: ["PutBucketACL"] }),
      /only PutBucketACL/,
    ],
    [
      "track-records-everything",
      "one region",
      native("alibaba", { ...trail, trailRegion: "cn-hangzhou" }),
      /only cn-hangzhou/,
    ],
    ["track-records-everything", "every service", native("volcengine", cloudTrail)],
    ["track-records-everything", "by default", native("volcengine", { ...cloudTrail, eventSources: undefined })],
    [
      "track-records-everything",
      "some services",
      native("volcengine", { ...cloudTrail, eventSources: ["iam", "tos"] }),
      /only iam, tos/,
    ],
    [
      "track-records-everything",
      "one sort of events",
      native("volcengine", { ...cloudTrail, eventRw: "Read" }),
      /only events of the type Read/,
    ],
    [
      "track-records-everything",
      "an exempt track",
      native("alibaba", { ...trail, trailRegion: "cn-hangzhou" }, { exempt: ["r0"] }),
    ],
    [
      "track-records-everything",
      "a trail of writes in one region",
      native("alibaba", { ...trail, eventRw: "Write", trailRegion: "cn-hangzhou" }),
      /only events of the type Write; it records only cn-hangzhou/,
    ],
    [
      "track-records-everything",
      "a trail of writes of one service",
      native("volcengine", { ...cloudTrail, eventRw: "Write", eventSources: ["iam"] }),
      /only events of the type Write; it records only iam/,
    ],
    [
      "track-records-everything",
      "a bridged track of writes that names no product",
      bridged(trackType, { status: 1, actionType: "Write" }),
      /only events of the type Write; it does not name all/,
    ],
    [
      "track-records-everything",
      "a bridged trail by its default",
      bridged(trailType, {}),
      /eventRw.*may record writes only/,
    ],
    ["track-records-everything", "a bridged trail of all", bridged(trailType, { eventRw: "All", trailRegion: "All" })],
    [
      "track-records-everything",
      "a system tracker without KMS",
      native("huawei", { ...system, excludeServices: ["KMS"] }),
      /leaves out KMS/,
    ],
    [
      "track-records-everything",
      "a data tracker of writes",
      native("huawei", { ...system, type: "data", dataBucket: { events: ["WRITE"] } }),
      /only WRITE/,
    ],
    [
      "track-records-everything",
      "a bridged data tracker of both",
      bridged(dataTrackerType, { dataOperations: ["read", "write"] }),
    ],
  ]));
