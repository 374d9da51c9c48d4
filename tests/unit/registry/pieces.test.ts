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
  expect(lines(missingOf({ ...silent, dataSources: [] }))).toEqual([
    `${manifest}: \`tracks\`, by which policies, reviews and scans know what a track is`,
    ...["getBuckets", "getBucketAccessMonitor", "getAuditTracks"].map(
      (source) => `${manifest}: ${source}, without which a scan passes over it`,
    ),
  ]);
});
