import { describe, expect, it } from "vitest";
import { changesOf } from "../../../cli/review/changes";
import { judgePreview } from "../../../cli/review/findings";
import type { PreviewStep } from "../../../cli/review/preview";
import { things } from "../../../cli/stack/things";
import { unknownValue } from "../../../provider/core/fields/unknown";
import { monitor, stepOf, track } from "./preview-steps";

const other = { bucket: "b-1250000000" };
const explicit = (name: string) => ({ provider: `urn:pulumi:prod::p::pulumi:providers:access-audit::${name}::id` });
const native = { type: "access-audit:index:BucketAccessMonitor", ...explicit("default_0_1_0") };
const bySdk = { provider: "urn:pulumi:prod::p::pulumi:providers:pulumi-nodejs::default::id" };

const judged = (steps: readonly PreviewStep[]) => judgePreview(changesOf(steps), "/project");
const found = (steps: readonly PreviewStep[]) =>
  judged(steps).flatMap(({ name, findings, error }) => [
    ...findings.map(({ rule, severity }) => [name, rule, severity]),
    ...(error === undefined ? [] : [[name, error]]),
  ]);
const reasons = (steps: readonly PreviewStep[]) =>
  judged(steps).flatMap(({ findings }) => findings.map(({ reason }) => reason));
/** `a` leaves the program and `b` comes. */
const rename = (old: ReturnType<typeof monitor>, fresh: ReturnType<typeof monitor>) => [
  stepOf("b", "create", undefined, fresh),
  stepOf("a", "delete", old),
];

describe("a rename in the program", () => {
  it("is told once, on the new name, with what is lost and how to avoid it", () => {
    expect(found(rename(monitor(), monitor()))).toEqual([["b", "renamed", "low"]]);
    expect(reasons(rename(monitor(), monitor()))).toEqual([
      'renamed from a to b: nothing is switched off in the cloud; previousStatus is lost unless an alias is given (aliases: [{ name: "a" }])',
    ]);
    const tracks = [stepOf("b", "create", undefined, track()), stepOf("a", "delete", track())];
    expect(found(tracks)).toEqual([["b", "renamed", "low"]]);
    expect(reasons(tracks)[0]).toContain("it is adopted as a new resource unless an alias is given");
  });

  it("names the whole URN where type or parent change too", () => {
    const backends = rename(monitor({}, bySdk), monitor({}, native));
    expect(reasons(backends)[0]).toContain(`(aliases: [${JSON.stringify(backends[1]?.urn)}])`);
    const urn = "urn:pulumi:prod::p::my:Component$pulumi-nodejs:dynamic/access-audit:BucketAccessMonitor::a";
    const moved = [{ ...stepOf("a", "create", undefined, monitor()), urn }, stepOf("a", "delete", monitor())];
    expect(reasons(moved)[0]).toMatch(/^a has another parent or type: .*::a"\]\)$/);
  });

  it.each([
    [
      "that switches off at once",
      rename(monitor(), monitor({ status: "Disabled" })),
      [
        ["b", "renamed", "low"],
        ["b", "switched-off", "high"],
      ],
    ],
    [
      "of what was off is no weakening",
      rename(monitor({ status: "Disabled" }), monitor({ status: "Disabled" })),
      [["b", "renamed", "low"]],
    ],
    [
      "with a secret status",
      rename(monitor({ status: "[secret]" }), monitor({ status: "[secret]", onDelete: "restore" })),
      [
        ["b", "renamed", "low"],
        ["b", "undecided", "medium"],
      ],
    ],
    [
      "by an import",
      [stepOf("b", "import", undefined, monitor()), stepOf("a", "delete", monitor())],
      [["b", "renamed", "low"]],
    ],
  ])("%s", (_title, steps, expected) => {
    expect(found(steps)).toEqual(expected);
  });

  it.each([
    ["another bucket", rename(monitor(), monitor(other)), [["a", "deleted", "high"]]],
    ["a bucket that is known later", rename(monitor(), monitor({ bucket: unknownValue })), [["a", "deleted", "high"]]],
    [
      "buckets that are secret",
      rename(monitor({ bucket: "[secret]" }), monitor({ bucket: "[secret]" })),
      [["a", "undecided", "medium"]],
    ],
    [
      "another provider, which may be of another account",
      rename(monitor({}, explicit("one")), monitor({}, explicit("two"))),
      [["a", "deleted", "high"]],
    ],
    [
      "a resource that is only read",
      [stepOf("b", "read", undefined, monitor()), stepOf("a", "delete", monitor())],
      [["a", "deleted", "high"]],
    ],
  ])("is not assumed of %s", (_title, steps, expected) => {
    expect(found(steps)).toEqual(expected);
  });
});

describe("a thing that goes from one resource to another", () => {
  it("is told where it goes to when both stay", () => {
    const handover = [
      stepOf("b", "create", undefined, monitor()),
      stepOf("a", "replace", monitor(), monitor(other)),
      stepOf("c", "delete", monitor(other)),
    ];
    expect(found(handover)).toEqual([
      ["b", "renamed", "low"],
      ["a", "renamed", "low"],
    ]);
    expect(reasons(handover)[0]).toBe(
      "adopted from a, which now declares something else: nothing is switched off in the cloud; previousStatus is lost",
    );
  });

  it("is compared with what its former owner declared", () => {
    const swap = [
      stepOf("a", "replace", monitor(), monitor(other)),
      stepOf("b", "replace", monitor({ ...other, status: "Disabled" }), monitor({ status: "Disabled" })),
    ];
    expect(found(swap)).toEqual([
      ["a", "renamed", "low"],
      ["b", "renamed", "low"],
      ["b", "switched-off", "high"],
    ]);
  });

  it("is left to a resource that declared it all along", () => {
    const twice = [stepOf("b", "same", monitor(), monitor()), stepOf("a", "delete", monitor())];
    expect(found(twice)).toEqual([["a", "renamed", "low"]]);
    expect(reasons(twice)).toEqual(["b declares the same thing: nothing is switched off in the cloud"]);
  });

  it("is no replaced track when the name goes to another resource", () => {
    const steps = [
      stepOf("a", "replace", track(), track({ name: "others" })),
      stepOf("b", "create", undefined, track()),
    ];
    expect(found(steps)).toEqual([["b", "renamed", "low"]]);
  });
});

describe("a thing of the cloud", () => {
  const system = { cloud: "huawei", region: "cn-north-4", type: "system" };
  const policy = { cloud: "huawei", region: "cn-north-4", engine: "rds", instanceId: "i" };

  it("is the same whatever else is declared of it", () => {
    expect(things("AuditTrack", { ...system, status: "Enabled" })).toEqual(
      things("AuditTrack", { ...system, name: "system", obs: {} }),
    );
    expect(things("DatabaseAuditPolicy", { ...policy, keepDays: 7 })).toEqual(things("DatabaseAuditPolicy", policy));
  });

  it.each([
    ["AuditTrack", system, { region: "cn-east-3" }],
    ["AuditTrack", system, { projectId: "p" }],
    ["AuditTrack", { ...system, type: "data", name: "a" }, { name: "b" }],
    ["DatabaseAuditPolicy", policy, { engine: "taurusdb" }],
    ["DatabaseAuditPolicy", policy, { instanceId: "j" }],
  ] as const)("of %s %o differs by %o", (kind, properties, change) => {
    const [one, two] = [things(kind, properties), things(kind, { ...properties, ...change })];
    expect([one, two].flat()).toHaveLength(2);
    expect(one).not.toEqual(two);
  });
});
