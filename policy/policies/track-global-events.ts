import { resourcePolicy } from "../define";
import { declared } from "../repair";
import { trackOf } from "../subject";

export const trackGlobalEvents = resourcePolicy({
  name: "track-global-events",
  description: "A track of single regions records the region in which the account's global events are stored.",
  enforcementLevel: "advisory",
  severity: "medium",
  risk: "Calls of services without a region, such as log-ins, are in no delivered file.",
  remediation:
    "Record all regions, or that region too. getAuditGlobalRegion returns it; to change it, open a ticket with the vendor.",
  repair: {
    program: declared("AuditTrack", { trailRegion: "All" }),
    command: "pulumi up",
    console: "unsourced",
  },
  config: {
    properties: {
      storageRegions: {
        type: "object",
        additionalProperties: { type: "string", minLength: 1 },
        default: {},
        description: "The storage region of global events, by cloud. A cloud that is not named is not judged.",
      },
    },
  },
  violations(subject, { storageRegions }) {
    const track = trackOf(subject);
    const wanted = track && Object(storageRegions)[track.cloud];
    if (track === undefined || typeof wanted !== "string" || track.regions === undefined) return [];
    if (track.regions.includes(wanted)) return [];
    return [
      `Audit track ${subject.name} records ${track.regions.join(", ")}, and global events are stored in ${wanted}.`,
    ];
  },
});
