import { stackPolicy } from "../define";
import { declared } from "../repair";
import { monitorsOf, trackOf } from "../subject";

/** A policy never sees what is deleted, so it counts what is left. */
export const atLeast = stackPolicy({
  name: "at-least",
  description: "The stack has at least as many monitors and audit tracks that are switched on as are configured.",
  enforcementLevel: "mandatory",
  severity: "high",
  risk: "A list that came back short by mistake ends the recording of what it leaves out.",
  remediation:
    "Find out what the program no longer declares; a list of buckets may have been too short. Lower the number in the policy's configuration only if they were removed on purpose.",
  repair: {
    program: [
      ...declared("BucketAccessMonitor", { status: "Enabled" }),
      ...declared("AuditTrack", { status: "Enabled" }),
    ],
    command: "access-audit review --stack <stack>",
    console: "program",
  },
  config: {
    properties: {
      monitors: {
        type: "integer",
        minimum: 0,
        default: 0,
        description: "The minimum number of bucket access monitors.",
      },
      tracks: { type: "integer", minimum: 0, default: 0, description: "The minimum number of audit tracks." },
    },
  },
  violations(subjects, { monitors, tracks }) {
    const monitorCount = () => subjects.flatMap(monitorsOf).filter(({ enabled }) => enabled).length;
    return [
      ...tooFew("Monitors", monitors, monitorCount),
      ...tooFew("Audit tracks", tracks, () => subjects.filter((subject) => trackOf(subject)?.enabled).length),
    ];
  },
});

/** Counts only where a number is configured: a status that is not known yet stops nobody else. */
function tooFew(things: string, least: unknown, count: () => number): (readonly [string])[] {
  if (typeof least !== "number" || least === 0) return [];
  const found = count();
  return found >= least
    ? []
    : [[`${things} of the stack that are switched on: ${found}; at least ${least} are required.`]];
}
