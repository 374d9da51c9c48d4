import { createRequire } from "node:module";
import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { describe, expect, it } from "vitest";
import { policies } from "../../../policy/policies";
import { inProject } from "../../../tools/setup/project.mjs";
import {
  bridged,
  cloudTrail,
  type Declared,
  native,
  ours,
  system,
  track,
  trackType,
  trail,
  violations,
} from "./declared";
import { ownBucket, ownTrail } from "./destination-cases";

type Answer = (error: Error | null, response: analyzer.AnalyzeResponse) => void;
/** What the library answers the engine with; its types keep it out of sight. */
interface Library {
  makeAnalyzeRpcFun(
    name: string,
    version: string,
    level: string,
    all: typeof policies,
  ): (call: { readonly request: analyzer.AnalyzeRequest }, answer: Answer) => void;
}
const library = createRequire(inProject("package.json"))("@pulumi/policy/server") as Library;

/** What breaks a policy in several ways, and what must be said of each. */
interface Several {
  readonly title: string;
  readonly declared: readonly Declared[];
  readonly said: readonly RegExp[];
}

const region = "cn-hangzhou";
const off = { cloud: "alibaba", buckets: { [region]: ["one", "two"] }, status: "Disabled" };
const bucket = (name: string) => bridged("alicloud:oss/bucket:Bucket", { bucket: name });
const fleetOfLogs = ours("BucketAccessLogs", {
  ...{ cloud: "alibaba", buckets: { [region]: ["one"], "cn-beijing": ["two"] }, status: "Enabled" },
  ...{ targetBuckets: { [region]: "audit", "cn-beijing": "attic" } },
});
const toAll = JSON.stringify({ Statement: [{ Effect: "Allow", Principal: ["*"], Action: ["oss:GetObject"] }] });
const open = { acl: "public-read", policy: toAll };
const recordsLess = (title: string, declared: Declared, ...said: readonly RegExp[]): Several => ({
  ...{ title, declared: [declared], said },
});

/** By policy; of one that has a single reason for each resource there is no row. */
const several: Readonly<Record<string, readonly Several[]>> = {
  "monitor-enabled": [
    { title: "a fleet", declared: [ours("BucketAccessMonitors", off)], said: [/bucket one is/, /bucket two is/] },
  ],
  "bucket-access-logged": [
    { title: "a fleet", declared: [ours("BucketAccessLogs", off)], said: [/bucket one is/, /bucket two is/] },
  ],
  "track-records-everything": [
    recordsLess(
      "a track of one product",
      native("tencent", { ...track, actionType: "Write", resourceType: "cos", eventNames: ["PutBucketACL"] }),
      ...[/type Write/, /only cos/, /only PutBucketACL/],
    ),
    recordsLess(
      "a track of several products",
      native("tencent", {
        ...{ cloud: "tencent", status: "Enabled", storage: track.storage },
        filters: [
          { resourceType: "cos", actionType: "Write", eventNames: ["PutBucketACL"] },
          { resourceType: "cam", actionType: "*", eventNames: ["*"] },
        ],
      }),
      ...[/cos \(Write: PutBucketACL\)/, /cam/],
    ),
    recordsLess(
      "a bridged track that does not name all",
      bridged(trackType, { status: 1, actionType: "Write", resourceType: "cos" }),
      ...[/type Write/, /only cos/, /does not name all/],
    ),
    recordsLess(
      "a bridged track of some events of no product",
      bridged(trackType, { status: 1, eventNames: ["PutBucketACL"] }),
      ...[/only PutBucketACL/, /does not name all/],
    ),
    recordsLess(
      "a trail",
      native("alibaba", { ...trail, eventRw: "Write", trailRegion: "cn-hangzhou" }),
      ...[/type Write/, /only cn-hangzhou/],
    ),
    recordsLess(
      "a trail of services",
      native("volcengine", { ...cloudTrail, eventRw: "Write", eventSources: ["iam"] }),
      ...[/type Write/, /only iam/],
    ),
    recordsLess("a tracker", native("huawei", { ...system, excludeServices: ["KMS", "OBS"] }), /KMS/, /OBS/),
  ],
  "track-destination": [
    {
      title: "two accounts and an unknown one",
      declared: [
        native(
          "alibaba",
          { ...trail, ossBucketName: "audit", maxComputeProjectArn: "acs:odps:cn-hangzhou:333:projects/p" },
          { accounts: ["222"] },
        ),
      ],
      said: [/bucket audit, which is not declared/, /is of account 111/, /is of account 333/],
    },
  ],
  "every-bucket-monitored": [
    { title: "two buckets", declared: [bucket("one"), bucket("two")], said: [/Bucket one has/, /Bucket two has/] },
  ],
  "log-target-monitored": [
    { title: "a fleet to two", declared: [fleetOfLogs], said: [/Bucket audit, to which/, /Bucket attic, to which/] },
  ],
  "destination-private": [
    {
      title: "by its ACL and its policy",
      declared: [ownTrail, ownBucket(open)],
      said: [/public by its ACL public-read and by its policy/],
    },
    {
      title: "of a trail and of a log",
      declared: [
        ownTrail,
        ours("BucketAccessLog", { cloud: "alibaba", bucket: "b", status: "Enabled", targetBucket: "audit" }),
        ownBucket(open),
      ],
      said: [/records of audit track r0/, /records of the access log of b/],
    },
    {
      title: "two of a fleet of logs",
      declared: [fleetOfLogs, ownBucket(open), ownBucket({ ...open, bucket: "attic" })],
      said: [/Bucket audit, which has the records of the access log of the buckets in cn-hangzhou/, /Bucket attic/],
    },
  ],
  "destination-protected": [
    { title: "both", declared: [ownTrail, ownBucket({})], said: [/without encryption and versioning/] },
  ],
  "track-per-cloud": [
    {
      title: "two clouds",
      declared: [bucket("one"), native("huawei", { ...system, type: "data" })],
      said: [/on alibaba/, /on huawei/],
    },
  ],
  "at-least": [
    {
      title: "both sorts",
      declared: [{ ...bucket("one"), config: { monitors: 1, tracks: 1 } }],
      said: [/Monitors of the stack/, /Audit tracks of the stack/],
    },
  ],
};

/** A resource has one status, or one value that is judged. */
const single = [
  ...["track-enabled", "database-audit-enabled", "insight-enabled", "notification-enabled"],
  ...["track-file-validation", "track-encryption", "track-global-events", "track-organization"],
  ...["retention-days", "on-delete-reason"],
];

it("of every policy it is known whether it has several reasons", () => {
  expect([...single, ...Object.keys(several)].sort()).toEqual(policies.map(({ name }) => name).sort());
});

describe.each(Object.entries(several))("%s tells every reason", (name, rows) => {
  it.each(rows)("of $title", async ({ declared, said }) => {
    const found = await violations(name, ...declared);
    for (const reason of said) expect(found.join("\n")).toMatch(reason);
  });
});

it("the library of the engine gets every policy's reasons of one resource", async () => {
  const request = new analyzer.AnalyzeRequest();
  const type = "access-audit:huawei:AuditTrack";
  request.setType(type);
  request.setOptions(new analyzer.AnalyzerResourceOptions());
  request.setName("t");
  request.setUrn(`urn:pulumi:s::p::${type}::t`);
  const props = { cloud: "huawei", type: "system", status: "Disabled", excludeServices: ["KMS"] };
  request.setProperties(Struct.fromJavaScript(props));
  const analyze = library.makeAnalyzeRpcFun("access-audit", "0.1.0", "advisory", policies);
  const response = await new Promise<analyzer.AnalyzeResponse>((resolve, reject) =>
    analyze({ request }, (error, answer) => (error ? reject(error) : resolve(answer))),
  );
  expect(response.getDiagnosticsList().map((one) => one.getPolicyname())).toEqual([
    ...["track-enabled", "track-records-everything", "track-destination"],
    ...["track-file-validation", "track-encryption"],
  ]);
});
