import { stackPolicy } from "../../define";
import { destinationsOf, protectionOf } from "../../destinations";
import { safeDeliveries } from "../../repair";

export const destinationPrivate = stackPolicy({
  name: "destination-private",
  description:
    "A bucket of the stack that audit tracks or access logs deliver to is not public, by its ACL or by its policy. Buckets of other stacks are not seen; access-audit scan --destinations sees them.",
  enforcementLevel: "advisory",
  severity: "high",
  risk: "Anybody can read from the records how the account is used, and may forge them.",
  remediation: 'Set the ACL to "private", and take the statement for everybody out of the policy.',
  repair: {
    program: safeDeliveries(),
    command: "access-audit scan --destinations",
    console: ["acl"],
  },
  violations(subjects) {
    const protection = protectionOf(subjects);
    return destinationsOf(subjects).flatMap((destination) => {
      const { publicBy = [] } = protection(destination) ?? {};
      const { bucket, from, urn } = destination;
      if (publicBy.length === 0) return [];
      return [
        [
          `Bucket ${bucket}, which has the records of ${from}, is public by ${publicBy.join(" and by ")}.`,
          urn,
        ] as const,
      ];
    });
  },
});
