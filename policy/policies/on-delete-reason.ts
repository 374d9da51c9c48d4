import { kindNames } from "../../provider/kinds";
import { resourcePolicy } from "../define";
import { declared } from "../repair";
import { isOurs } from "../subject";

export const onDeleteReason = resourcePolicy({
  name: "on-delete-reason",
  description: "What switches recording off when it leaves the stack has a reason.",
  enforcementLevel: "mandatory",
  severity: "medium",
  risk: "A removal of the resource from the program switches recording off.",
  remediation:
    'Leave onDelete at "restore" or "keep", or name the resource with its reason in the policy\'s configuration: {"reasons": {"logs": "a trial"}}.',
  repair: {
    program: declared("BucketAccessMonitor", { onDelete: "restore" }),
    command: "pulumi up",
    console: "program",
  },
  config: {
    properties: {
      reasons: {
        type: "object",
        additionalProperties: { type: "string", minLength: 1 },
        default: {},
        description: "Why, by the name of the resource.",
      },
    },
  },
  violations(subject, { reasons }) {
    const ours = kindNames.some((kind) => isOurs(subject, kind));
    const ending = ours ? (subject.props.onDelete ?? "restore") : "restore";
    if (ending === "restore" || ending === "keep" || Object.hasOwn(Object(reasons), subject.name)) return [];
    return [`${subject.name} has onDelete ${JSON.stringify(ending)} and no reason.`];
  },
});
