import { resourcePolicy } from "../define";
import { declared } from "../repair";
import { trackOf } from "../subject";

export const trackEnabled = resourcePolicy({
  name: "track-enabled",
  description: "An audit track records.",
  enforcementLevel: "mandatory",
  severity: "high",
  risk: "Nobody can tell who changed the account.",
  remediation:
    'Set status to "Enabled" (in bridged providers: status to "Enable" on alicloud, to 1 on tencentcloud, enabled to true on huaweicloud).',
  repair: {
    program: declared("AuditTrack", { status: "Enabled" }),
    command: "pulumi up",
    console: ["track"],
  },
  violations(subject) {
    const track = trackOf(subject);
    return track === undefined || track.enabled ? [] : [`Audit track ${subject.name} is switched off.`];
  },
});
