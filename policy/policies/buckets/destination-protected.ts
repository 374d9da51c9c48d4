import { stackPolicy } from "../../define";
import { destinationsOf, protectionOf } from "../../destinations";
import { safeDeliveries } from "../../repair";

export const destinationProtected = stackPolicy({
  name: "destination-protected",
  description:
    "A bucket of the stack that audit tracks or access logs deliver to is encrypted and keeps versions. Buckets of other stacks are not seen; access-audit scan --destinations sees them.",
  enforcementLevel: "advisory",
  severity: "medium",
  risk: "Whoever gets at the store can read the records, and whoever may write to it can change them without a trace.",
  remediation: "Declare the default encryption of the bucket, and switch its versioning on.",
  repair: {
    program: safeDeliveries(),
    command: "access-audit scan --destinations",
    console: ["encryption", "versioning"],
  },
  violations(subjects) {
    const protection = protectionOf(subjects);
    return destinationsOf(subjects).flatMap((destination) => {
      const told = protection(destination);
      if (told === undefined) return [];
      const lacks = [...(told.encrypted ? [] : ["encryption"]), ...(told.versioned ? [] : ["versioning"])];
      const { bucket, from, urn } = destination;
      if (lacks.length === 0) return [];
      return [
        [
          `Bucket ${bucket}, which has the records of ${from}, is declared without ${lacks.join(" and ")}.`,
          urn,
        ] as const,
      ];
    });
  },
});
