import { allReasons, type TrackKnowledge } from "../../../kinds/audit-track";
import { everySource } from "./trail-fields";

/** Trails of CloudTrail. Each records all regions of the account. */
export const volcengineTracks: TrackKnowledge = {
  covers: "account",
  listsAll: { includeOrganizationTrail: true },
  facts: (inputs) => ({
    cloud: "volcengine",
    covers: "account",
    get enabled() {
      return inputs.status === "Enabled";
    },
    get leavesOut() {
      const sort = inputs.eventRw ?? "All";
      const sources = Array.isArray(inputs.eventSources) ? inputs.eventSources.map(String) : [everySource];
      return allReasons(
        sort === "All" ? undefined : `it records only events of the type ${sort}`,
        sources.includes(everySource) ? undefined : `it records only ${sources.join(", ") || "no service"}`,
      );
    },
    regions: undefined,
    get destinations() {
      const place = (what: string, name: unknown, account: unknown) =>
        name ? [{ what: `${what} ${name}`, account: account === undefined ? undefined : String(account) }] : [];
      return [
        ...place("bucket", inputs.tosBucketName, inputs.tosAccountId).map((one) => ({
          ...one,
          bucket: {
            name: String(inputs.tosBucketName),
            region: inputs.tosBucketRegion === undefined ? undefined : String(inputs.tosBucketRegion),
            encrypts: inputs.tosSseAlgorithm !== undefined,
          },
        })),
        ...place("log project", inputs.tlsProjectName, inputs.tlsAccountId),
      ];
    },
    namesOwners: true,
    validated: undefined,
    // Files alone are encrypted by the trail.
    get encrypted() {
      return inputs.tosBucketName === undefined ? undefined : inputs.tosSseAlgorithm !== undefined;
    },
    get organization() {
      return inputs.isOrganizationTrail === true;
    },
    keptDays: undefined,
  }),
  // Whether each region lists the same trails is not documented. Two of one name were hardly made in the same minute.
  place: ({ name, createTime }, region) => ({
    id: `volcengine/${region}/${name}`,
    key: `volcengine/${name}/${createTime}`,
    region,
  }),
};
