import { resourcePolicy } from "../define";
import { tracksOfEverything } from "../repair";
import { trackOf } from "../subject";

export const trackRecordsEverything = resourcePolicy({
  name: "track-records-everything",
  description: "An audit track records all events, of all products, in all regions.",
  enforcementLevel: "advisory",
  severity: "medium",
  risk: "What is left out cannot be found later.",
  remediation: "Record all events of all products and regions, or exempt the track by the policy's configuration.",
  repair: {
    program: tracksOfEverything(),
    command: "pulumi up",
    console: ["track"],
  },
  config: {
    properties: {
      exempt: {
        type: "array",
        items: { type: "string" },
        default: [],
        description: "Names of tracks that may record less.",
      },
    },
  },
  violations(subject, { exempt }) {
    const track = trackOf(subject);
    if (track === undefined || (Array.isArray(exempt) && exempt.includes(subject.name))) return [];
    return track.leavesOut === undefined ? [] : [`Audit track ${subject.name}: ${track.leavesOut}.`];
  },
});
