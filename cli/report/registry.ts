import { type WeakeningRule, weakenings } from "../../provider/core/fields/guard";

/** Findings that only reports have; the others are the ways in which a change weakens auditing. */
const reportRules = {
  changed: "A property has another value than the one that is declared.",
  gone: "The resource was deleted outside Pulumi.",
  renamed: "The resource has another name in the program; the thing in the cloud is the same.",
  "mass-removal": "More monitors, tracks or database audit policies are removed at once than are allowed.",
  unread: "The resource could not be read or judged.",
} as const;

export type Rule = WeakeningRule | keyof typeof reportRules;

/** What a finding is, why it matters, and what to do. */
export interface FindingKind {
  readonly what: string;
  readonly risk: string;
  readonly repair: string;
}

const putBack = "Undo the change in the program, or run the repair command that the report names.";

const meanings: Readonly<Record<Rule, Omit<FindingKind, "what">>> = {
  "switched-off": {
    risk: "Nothing is recorded from then on. Access history that a cloud keeps beside the switch is lost.",
    repair: putBack,
  },
  undelivered: {
    risk: "Records reach no store of yours. The cloud itself keeps events for days or weeks only.",
    repair: putBack,
  },
  redirected: {
    risk: "Records go where others may read, change or delete them, and are missed where they are looked for.",
    repair: "Check whose the new destination is, and who may write to it. Undo the change if it is not yours.",
  },
  narrowed: { risk: "What is left out cannot be found later.", repair: putBack },
  shortened: {
    risk: "Records are gone when they are asked for. Some services delete what is older at once.",
    repair: "Keep the longer retention, or export the older records first.",
  },
  unprotected: { risk: "A change of what was delivered, or a look into it, is no longer noticed.", repair: putBack },
  loosened: {
    risk: "A removal of the resource would switch recording off.",
    repair: "Keep the former onDelete, or say why in the review.",
  },
  deleted: {
    risk: "Nothing keeps the recording on any more, or it ends at once.",
    repair: "Declare the resource again. To give up management only, use the option retainOnDelete.",
  },
  replaced: {
    risk: "Nothing is recorded between the deletion of the old one and the creation of the new one.",
    repair: "Give the new one another name, so that it is made first.",
  },
  undecided: {
    risk: "The new value may weaken auditing; it is known only while it is applied.",
    repair: "Read the value's source in the program.",
  },
  changed: { risk: "The cloud is not as it was reviewed.", repair: "Run the repair command that the report names." },
  gone: {
    risk: "Nothing is recorded any more.",
    repair: "Run pulumi refresh, then pulumi up, which makes it anew.",
  },
  renamed: { risk: "None: nothing changes in the cloud.", repair: "Nothing to do." },
  "mass-removal": {
    risk: "A list that came back empty by mistake would end the recording of everything.",
    repair: "Check what feeds the program. Raise --max-removals if the removal is meant.",
  },
  unread: {
    risk: "Whether it records is not known.",
    repair: "Follow the error: it names the call, the permission and what to do.",
  },
};

/** Every finding that a report may hold, by its id. Ids are stable: pipelines and ignore lists name them. */
export const findingKinds: Readonly<Record<Rule, FindingKind>> = Object.fromEntries(
  Object.entries({ ...weakenings, ...reportRules }).map(([rule, what]) => [rule, { what, ...meanings[rule as Rule] }]),
) as Record<Rule, FindingKind>;
