import { describe } from "vitest";
import { bridged, cloudTrail, judge, native, system, track, trackerType, trackType, trail } from "./declared";

const stored = { storageRegions: { alibaba: "cn-hangzhou" } };

describe("a policy for where a track delivers, and how", () =>
  judge([
    [
      "track-destination",
      "a system tracker without transfer",
      native("huawei", { ...system, obs: undefined }),
      /delivers nowhere/,
    ],
    ["track-destination", "any account", native("alibaba", trail)],
    [
      "track-destination",
      "a log project of another account",
      native(
        "volcengine",
        { ...cloudTrail, tlsProjectName: "p", tlsAccountId: "666", tosAccountId: "222" },
        { accounts: ["222"] },
      ),
      /log project p.* of account 666; allowed are 222/,
    ],
    ["track-destination", "the account that is asked for", native("alibaba", trail, { accounts: ["111"] })],
    [
      "track-destination",
      "another account",
      native("alibaba", trail, { accounts: ["222"] }),
      /of account 111; allowed are 222/,
    ],
    [
      "track-destination",
      "a bucket by the role's account",
      native(
        "alibaba",
        { ...trail, slsProjectArn: undefined, ossBucketName: "b", ossWriteRoleArn: "acs:ram::222:role/r" },
        { accounts: ["222"] },
      ),
    ],
    [
      "track-destination",
      "no account",
      native("tencent", track, { accounts: ["222"] }),
      /not declared to be of another account/,
    ],
    [
      "track-destination",
      "the account of the storage",
      native("tencent", { ...track, storage: { type: "cos", name: "audit", accountId: "222" } }, { accounts: ["222"] }),
    ],
    ["track-destination", "a bridged track without storage", bridged(trackType, { status: 1 }), /delivers nowhere/],
    ["track-destination", "a tracker, whose bucket tells no account", native("huawei", system, { accounts: ["222"] })],
    ["track-file-validation", "without", native("huawei", system), /without digests/],
    ["track-file-validation", "with", native("huawei", { ...system, isSupportValidate: true })],
    ["track-file-validation", "where there is no such thing", native("tencent", track)],
    ["track-encryption", "without", bridged(trackerType, { bucketName: "b" }), /not encrypted/],
    ["track-encryption", "of files, without", native("volcengine", cloudTrail), /not encrypted/],
    ["track-encryption", "of files, with", native("volcengine", { ...cloudTrail, tosSseAlgorithm: "AES256" })],
    [
      "track-encryption",
      "where no files are delivered",
      native("volcengine", { cloud: "volcengine", status: "Enabled", tlsProjectName: "p" }),
    ],
    ["track-encryption", "with", bridged(trackerType, { bucketName: "b", kmsId: "k" })],
    ["track-encryption", "of a data tracker, which has none", native("huawei", { ...system, type: "data" })],
    ["track-global-events", "of all regions", { ...native("alibaba", trail), config: stored }],
    [
      "track-global-events",
      "of other regions",
      { ...native("alibaba", { ...trail, trailRegion: "cn-beijing,cn-shanghai" }), config: stored },
      /records cn-beijing, cn-shanghai, and global events are stored in cn-hangzhou/,
    ],
    [
      "track-global-events",
      "of that region too",
      { ...native("alibaba", { ...trail, trailRegion: "cn-beijing,cn-hangzhou" }), config: stored },
    ],
    ["track-global-events", "that is not configured", native("alibaba", { ...trail, trailRegion: "cn-beijing" })],
    ["track-organization", "without", native("alibaba", trail), /one account only/],
    ["track-organization", "with", native("tencent", { ...track, trackForAllMembers: true })],
  ]));
