import { resourcePolicy } from "../define";
import { declared } from "../repair";
import { trackOf } from "../subject";

export const trackOrganization = resourcePolicy({
  name: "track-organization",
  description: "An audit track records the members of the organization too.",
  enforcementLevel: "disabled",
  severity: "medium",
  risk: "Nobody can tell who changed the accounts of the members.",
  remediation:
    "Set trackForAllMembers, isOrganizationTrail or isOrganizationTracker to true, in the organization's account.",
  repair: {
    program: [
      ...declared("AuditTrack", { trackForAllMembers: true }),
      ...declared("AuditTrack", { isOrganizationTrail: true }),
      ...declared("AuditTrack", { isOrganizationTracker: true }),
    ],
    command: "pulumi up",
    console: "unsourced",
  },
  violations(subject) {
    const track = trackOf(subject);
    return track?.organization === false ? [`Audit track ${subject.name} records one account only.`] : [];
  },
});
