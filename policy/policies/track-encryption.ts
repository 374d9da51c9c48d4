import { resourcePolicy } from "../define";
import { trackOf } from "../subject";

export const trackEncryption = resourcePolicy({
  name: "track-encryption",
  description: "Delivered audit files are encrypted, where the track says so (CTS by a key of KMS, CloudTrail).",
  enforcementLevel: "advisory",
  severity: "medium",
  risk: "Whoever can read the destination can read the events.",
  remediation: "Set isSupportTraceFilesEncryption to true and kmsId to a key (CTS), or tosSseAlgorithm (CloudTrail).",
  violations(subject) {
    const track = trackOf(subject);
    return track?.encrypted === false ? [`Audit track ${subject.name} delivers files that are not encrypted.`] : [];
  },
});
