import { expect, it } from "vitest";
import { fleetsOf } from "../../../cli/fleet/fleets";
import { fleetJson, fleetProgram, fleetYaml } from "../../../cli/fleet/program";
import { managedResources } from "../../../cli/stack/state";
import { findResource } from "../../../provider/registry";

const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", plaintext: '"Enabled"' };
const provider = (name: string) => `urn:pulumi:prod::p::pulumi:providers:access-audit::${name}::id`;
const monitor = (bucket: string, more: object = {}, rest: object = {}) => {
  const inputs = { cloud: "alibaba", region: "cn-hangzhou", bucket, status: "Enabled", onDelete: "restore", ...more };
  return {
    ...{ urn: `urn:pulumi:prod::p::access-audit:index:BucketAccessMonitor::${bucket}`, inputs },
    ...{ type: "access-audit:index:BucketAccessMonitor", id: `alibaba/${inputs.region}/${bucket}` },
    outputs: { ...inputs, previousStatus: "Disabled" },
    provider: provider("default_0_1_0"),
    ...rest,
  };
};
const fleets = (...resources: object[]) =>
  fleetsOf(managedResources({ version: 3, deployment: { resources } }, "/project"));

const two = [
  monitor("aaa"),
  monitor("bbb", { region: "cn-shanghai", status: "Disabled" }, { outputs: { previousStatus: "Enabled" } }),
  monitor("ccc"),
];

it("makes one fleet of the monitors of a cloud, with what was found of each", () => {
  const args = {
    cloud: "alibaba",
    buckets: { "cn-hangzhou": ["aaa", "ccc"], "cn-shanghai": ["bbb"] },
    status: "Enabled",
    onDelete: "restore",
    exceptions: { "cn-shanghai": { bbb: "Disabled" } },
    formerStatuses: { "cn-hangzhou": { aaa: "Disabled", ccc: "Disabled" }, "cn-shanghai": { bbb: "Enabled" } },
  };
  expect(fleets(...two)).toEqual({
    fleets: [{ kind: "BucketAccessMonitors", name: "alibaba-monitors", args, provider: undefined }],
    leftOut: [],
  });
  expect(findResource("BucketAccessMonitors", "alibaba").check(args).failures).toEqual([]);
});

it("keeps providers and ends apart", () => {
  const others = [monitor("ddd", { onDelete: "keep" }), monitor("eee", {}, { provider: provider("second") })];
  expect(fleets(...two, ...others).fleets.map(({ name, provider: of }) => [name, of])).toEqual([
    ["alibaba-monitors", undefined],
    ["alibaba-monitors-keep", undefined],
    ["alibaba-monitors-second", "second"],
  ]);
});

it("leaves out what it must not print or does not know, and says so", () => {
  const { fleets: found, leftOut } = fleets(
    monitor("aaa", { status: secret }),
    monitor("bbb", {}, { outputs: {} }),
    monitor("ccc", {}, { pendingReplacement: true }),
  );
  expect(found).toEqual([]);
  expect(leftOut.map((text) => text.slice(0, 16))).toEqual([
    "aaa is left out:",
    "bbb is left out:",
    "ccc is left out:",
  ]);
});

it("prints programs", () => {
  const { fleets: found } = fleets(monitor("aaa"), monitor("bbb", {}, { provider: provider("second") }));
  expect(
    fleetProgram(found),
  ).toBe(`// After: import * as audit from "pulumi-access-audit"; or from "pulumi-access-audit/native", as the program has it.
new audit.BucketAccessMonitors("alibaba-monitors", {
  cloud: "alibaba",
  buckets: { "cn-hangzhou": ["aaa"] },
  status: "Enabled",
  onDelete: "restore",
  formerStatuses: { "cn-hangzhou": { aaa: "Disabled" } },
});

new audit.BucketAccessMonitors("alibaba-monitors-second", {
  cloud: "alibaba",
  buckets: { "cn-hangzhou": ["bbb"] },
  status: "Enabled",
  onDelete: "restore",
  formerStatuses: { "cn-hangzhou": { bbb: "Disabled" } },
}, { provider: /* "second" */ });
`);
  expect(fleetYaml(found)).toContain(
    '"alibaba-monitors": { type: "access-audit:index:BucketAccessMonitors", properties: {',
  );
  expect(JSON.parse(fleetJson(found)).fleets).toMatchObject([{ provider: null }, { provider: "second" }]);
});
