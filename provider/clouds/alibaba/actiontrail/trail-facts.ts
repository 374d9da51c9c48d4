import type { Properties } from "../../../core/lifecycle/kind";
import { allReasons, type TrackKnowledge } from "../../../kinds/audit-track";

/** Trails of ActionTrail. A trail has its home in one region, and may record them all. */
export const alibabaTracks: TrackKnowledge = {
  covers: "account",
  listsAll: { includeShadowTrails: true },
  facts: (inputs) => ({
    cloud: "alibaba",
    covers: "account",
    get enabled() {
      return inputs.status === "Enabled";
    },
    get leavesOut() {
      const regions = inputs.trailRegion ?? "All";
      return allReasons(sortLeftOut(inputs.eventRw), regions === "All" ? undefined : `it records only ${regions}`);
    },
    get regions() {
      const regions = String(inputs.trailRegion ?? "All");
      return regions === "All" ? undefined : regions.split(",");
    },
    get destinations() {
      const bucket = inputs.ossBucketName;
      const role = /^acs:ram::([^:]+):/.exec(String(inputs.ossWriteRoleArn ?? ""))?.[1];
      return [
        ...(bucket ? [{ what: `bucket ${bucket}`, account: role, bucket: deliveryOf(inputs) }] : []),
        ...[inputs.slsProjectArn, inputs.maxComputeProjectArn]
          .filter(Boolean)
          .map((arn) => ({ what: String(arn), account: String(arn).split(":")[3] })),
      ];
    },
    namesOwners: true,
    validated: undefined,
    encrypted: undefined,
    get organization() {
      return inputs.isOrganizationTrail === true;
    },
    keptDays: undefined,
  }),
  place({ name, homeRegion }, asked) {
    const region = typeof homeRegion === "string" ? homeRegion : asked;
    const id = `alibaba/${region}/${name}`;
    return { id, key: id, region };
  },
};

/** Where the bucket is, a trail does not say. */
const deliveryOf = ({ ossBucketName, ossKeyPrefix }: Properties) => ({
  name: String(ossBucketName),
  ...(typeof ossKeyPrefix === "string" ? { prefix: ossKeyPrefix } : {}),
});

/** The vendor's pages differ in what an unset one means, All or Write; CKV_ALI_5 does not trust it either. */
function sortLeftOut(eventRw: unknown): string | undefined {
  if (eventRw === undefined) return "eventRw is not set, so it may record writes only";
  return eventRw === "All" ? undefined : `it records only events of the type ${eventRw}`;
}
