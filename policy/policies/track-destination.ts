import { resourcePolicy } from "../define";
import { declared } from "../repair";
import { trackOf } from "../subject";

export const trackDestination = resourcePolicy({
  name: "track-destination",
  description: "An audit track delivers somewhere, and only to the accounts that the configuration names.",
  enforcementLevel: "mandatory",
  severity: "high",
  risk: "Events are kept nowhere, or where others can read, change or delete them.",
  remediation: "Deliver to a bucket or project of an account whose users cannot change the audited one.",
  repair: {
    program: declared("AuditTrack"),
    command: "pulumi up",
    console: "unsourced",
  },
  config: {
    properties: {
      accounts: {
        type: "array",
        items: { type: "string" },
        default: [],
        description:
          "Ids of other accounts that may own destinations; none means any, the audited account too. CTS does not return who owns a bucket, so this is not checked there.",
      },
    },
  },
  violations(subject, { accounts }) {
    const track = trackOf(subject);
    if (track === undefined) return [];
    const { destinations } = track;
    if (destinations.length === 0) return [`Audit track ${subject.name} delivers nowhere.`];
    const allowed = Array.isArray(accounts) ? accounts.map(String) : [];
    if (allowed.length === 0 || !track.namesOwners) return [];
    return destinations
      .filter(({ account }) => account === undefined || !allowed.includes(account))
      .map(
        ({ what, account }) =>
          `Audit track ${subject.name} delivers to ${what}, which ${account === undefined ? "is not declared to be of another account" : `is of account ${account}`}; allowed are ${allowed.join(", ")}.`,
      );
  },
});
