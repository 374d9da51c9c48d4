import { expect, it } from "vitest";
import { type KindName, kindNames } from "../../../provider/kinds";
import { clouds } from "../../../provider/registry";
import { missingOf, missingOfEveryCloud } from "./pieces";

const lines = (missing: readonly (readonly [string, string])[]) => missing.map((parts) => parts.join(": "));

/** Each line of a failure is a file, and what belongs into it; docs/contributing has an example of each. */
it.each(clouds.map((cloud) => [cloud.name, cloud] as const))("the cloud %s has all its pieces", (_, cloud) => {
  expect(lines(missingOf(cloud))).toEqual([]);
});

it.each(kindNames)("the kind %s has all its pieces", (kind: KindName) => {
  const offering = clouds.filter(({ resources }) => resources.some((one) => one.kind === kind));
  expect(
    lines(
      missingOfEveryCloud(
        kind,
        offering.map(({ name }) => name),
      ),
    ),
  ).toEqual([]);
});

it("a cloud whose tracks nobody could judge or scan is refused", () => {
  const [cloud] = clouds.filter(({ resources }) => resources.some(({ kind }) => kind === "AuditTrack"));
  if (cloud === undefined) return expect.fail("no cloud has tracks");
  const { tracks: _, ...silent } = cloud;
  const manifest = `provider/clouds/${cloud.name}/index.ts`;
  const missing = lines(missingOf({ ...silent, dataSources: [] }));
  expect(missing.slice(0, 4)).toEqual([
    `${manifest}: \`tracks\`, by which policies, reviews and scans know what a track is`,
    ...["getBuckets", "getBucketAccessMonitor", "getAuditTracks"].map(
      (source) => `${manifest}: ${source}, without which a scan passes over it`,
    ),
  ]);
  expect(missing).toContain(`${manifest}: why it has no getAuditTracks`);
  expect(missing).toContain(`README.md: the cell of getAuditTracks on ${cloud.name}`);
});

it("a reason against what is offered is refused", () => {
  const [cloud] = clouds;
  if (cloud === undefined) return expect.fail("there is no cloud");
  const [kind] = cloud.resources.map((one) => one.kind as KindName);
  if (kind === undefined) return expect.fail("it offers nothing");
  const missing = lines(missingOf({ ...cloud, notOffered: { ...cloud.notOffered, [kind]: "a reason" } }));
  expect(missing).toEqual([`provider/clouds/${cloud.name}/index.ts: no reason against ${kind}, which it offers`]);
});
