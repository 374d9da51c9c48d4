import { resourcePolicy } from "../define";
import { declared } from "../repair";
import { trackOf } from "../subject";

export const trackFileValidation = resourcePolicy({
  name: "track-file-validation",
  description: "Digest files prove that delivered audit files were not changed, where the cloud can do so (CTS).",
  enforcementLevel: "advisory",
  severity: "medium",
  risk: "A change of delivered files is not noticed.",
  remediation: "Set isSupportValidate (validateFile in the bridged provider) to true.",
  repair: {
    program: declared("AuditTrack", { isSupportValidate: true }),
    command: "pulumi up",
    console: "unsourced",
  },
  violations(subject) {
    const track = trackOf(subject);
    return track?.validated === false ? [`Audit track ${subject.name} delivers files without digests.`] : [];
  },
});
