import { resourcePolicy } from "../define";
import { declared } from "../repair";
import { trackOf } from "../subject";

export const trackEncryption = resourcePolicy({
  name: "track-encryption",
  description: "Delivered audit files are encrypted, where the track says so (CTS by a key of KMS, CloudTrail).",
  enforcementLevel: "advisory",
  severity: "medium",
  risk: "Whoever can read the destination can read the events.",
  remediation: "Set isSupportTraceFilesEncryption to true and kmsId to a key (CTS), or tosSseAlgorithm (CloudTrail).",
  repair: {
    program: [
      ...declared("AuditTrack", { isSupportTraceFilesEncryption: true, kmsId: "13a4207c-7abe-4b68-8510-16b84c3b5504" }),
      ...declared("AuditTrack", { tosSseAlgorithm: "AES256" }),
    ],
    command: "pulumi up",
    console: "unsourced",
  },
  violations(subject) {
    const track = trackOf(subject);
    return track?.encrypted === false ? [`Audit track ${subject.name} delivers files that are not encrypted.`] : [];
  },
});
