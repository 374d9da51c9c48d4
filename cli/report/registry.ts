import { controlsOf } from "../../policy/controls";
import { policies } from "../../policy/policies";
import { type Severity, type WeakeningRule, weakenings } from "../../provider/core/fields/guard";

/** What a finding is, why it matters, what to do, and which controls it is about. */
export interface FindingKind {
  /** The gravest that it may be. What a scan finds is always as grave. */
  readonly severity: Severity;
  readonly what: string;
  readonly risk: string;
  readonly repair: string;
  /** Ids of public rules, by what is really tested. NIST is SP 800-53, revision 5. */
  readonly controls: readonly string[];
}

/** Which controls it is about stands in the table of controls. */
type Told = Omit<FindingKind, "controls">;
type Meaning = Omit<Told, "what">;

const putBack = "Undo the change in the program, or run the repair command that the report names.";

/** The ways in which a change weakens auditing. */
const weakeningMeanings: Readonly<Record<WeakeningRule, Meaning>> = {
  "switched-off": {
    severity: "high",
    risk: "Nothing is recorded from then on. Access history that a cloud keeps beside the switch is lost.",
    repair: putBack,
  },
  undelivered: {
    severity: "high",
    risk: "Records are not delivered to a place of your own. The cloud itself keeps events for days or weeks only.",
    repair: putBack,
  },
  redirected: {
    severity: "medium",
    risk: "Records go where others may read, change or delete them, and are missed where they are looked for.",
    repair: "Check whose the new destination is, and who may write to it. Undo the change if it is not yours.",
  },
  narrowed: {
    severity: "medium",
    risk: "What is left out cannot be found later.",
    repair: putBack,
  },
  shortened: {
    severity: "medium",
    risk: "Records are gone when they are asked for. Some services delete what is older at once.",
    repair: "Keep the longer retention, or export the older records first.",
  },
  unprotected: {
    severity: "medium",
    risk: "Nobody notices any more when delivered records are changed or read.",
    repair: putBack,
  },
  loosened: {
    severity: "medium",
    risk: "A removal of the resource would switch recording off.",
    repair: "Keep the former onDelete, or say why in the review.",
  },
  deleted: {
    severity: "high",
    risk: "Nothing keeps the recording on any more, or it ends at once.",
    repair: "Declare the resource again. To give up management only, use the option retainOnDelete.",
  },
  replaced: {
    severity: "high",
    risk: "Nothing is recorded between the deletion of the old one and the creation of the new one.",
    repair: "Give the new one another name, so that it is made first.",
  },
  undecided: {
    severity: "medium",
    risk: "The new value may weaken auditing; it is known only while it is applied.",
    repair: "Read the value's source in the program.",
  },
};

/** What only the reports of `drift` and `review` have. */
const reportRules = {
  changed: {
    severity: "high",
    what: "A property has another value than the one that is declared, or than before the change.",
    risk: "The cloud differs from what was reviewed, or records are not where people look for them.",
    repair: "For drift, run the repair command in the report. In a review, check that the change is intended.",
  },
  gone: {
    severity: "high",
    what: "The resource was deleted outside Pulumi.",
    risk: "Nothing is recorded any more.",
    repair: "Run pulumi refresh, then pulumi up, which creates it again.",
  },
  renamed: {
    severity: "low",
    what: "The resource has another name in the program; the thing in the cloud is the same.",
    risk: "None: nothing changes in the cloud.",
    repair: "Nothing to do.",
  },
  "mass-removal": {
    severity: "high",
    what: "More monitors, tracks or database audit policies are removed at once than are allowed.",
    risk: "A list that came back empty by mistake would end the recording of everything.",
    repair: "Check what feeds the program. Raise --max-removals if the removal is intended.",
  },
  unread: {
    severity: "high",
    what: "The resource could not be read or judged.",
    risk: "Whether it records is not known.",
    repair: "Follow the error: it names the call, the permission and what to do.",
  },
} as const satisfies Readonly<Record<string, Told>>;

/** What `scan` finds. */
const gaps = {
  unaudited: {
    severity: "high",
    what: "No track records the account, or one of its regions.",
    risk: "Nobody can tell who changed the account.",
    repair: "Declare an AuditTrack that is Enabled, and deliver to a bucket of your own.",
  },
  "not-delivering": {
    severity: "high",
    what: "A track that exists is switched off, delivers nowhere, or cannot deliver.",
    risk: "Events of the account are not delivered to a place of your own.",
    repair: "Import it, set status to Enabled, and name a destination that exists and may be written to.",
  },
  "unaudited-database": {
    severity: "high",
    what: "A database instance is not audited. Only with `--databases`.",
    risk: "Nobody can tell what was read or changed in the database.",
    repair: "Declare a DatabaseAuditPolicy that is Enabled; the vendor bills it.",
  },
  former: {
    severity: "medium",
    what: "An older API, from before tracks, records the account.",
    risk: "It cannot be managed here, so nothing notices when it is switched off.",
    repair: "Declare an AuditTrack in its place, as the message says.",
  },
  "destination-missing": {
    severity: "high",
    what: "A bucket that records are delivered to does not exist. Only with `--destinations`.",
    risk: "Records are not delivered to a place of your own.",
    repair: "Make the bucket, or name another one in the track or the access log.",
  },
  "destination-public": {
    severity: "high",
    what: "Everybody may read or write a bucket that records are delivered to, by its ACL or its policy. Only with `--destinations`.",
    risk: "Anybody can read from the records how the account is used, and may forge them.",
    repair: "Make the bucket private, and take the statement for everybody out of its policy.",
  },
  "destination-unencrypted": {
    severity: "medium",
    what: "A bucket that records are delivered to has no encryption by default, and nothing encrypts the files. Only with `--destinations`.",
    risk: "Whoever gets at the store can read the records.",
    repair: "Set the default encryption of the bucket, best with a key of your own.",
  },
  "destination-expiring": {
    severity: "medium",
    what: "A rule of the bucket deletes records earlier than `--keep-days` says, 180 unless set. Only with `--destinations`.",
    risk: "Records are gone when an investigation asks for them.",
    repair: "Raise the days of the lifecycle rule, or leave the names of the records out of it.",
  },
  "destination-mutable": {
    severity: "medium",
    what: "A bucket that records are delivered to keeps neither versions nor a lock. Only with `--destinations`.",
    risk: "Whoever may write to it can change or delete records without a trace.",
    repair: "Switch versioning on, or lock what is in the bucket for as long as records are kept.",
  },
  unlogged: {
    severity: "medium",
    what: "The access to a bucket is not logged, on a cloud that has no access monitoring.",
    risk: "Who read, changed or deleted objects of the bucket is not known.",
    repair: "Declare a BucketAccessLog.",
  },
  unmonitored: {
    severity: "medium",
    what: "The access to a bucket is not monitored.",
    risk: "When its objects were last read is not known.",
    repair: "Declare a BucketAccessMonitor, or bring the bucket in by --import-file and --program.",
  },
} as const satisfies Readonly<Record<string, Told>>;

export type Rule = WeakeningRule | keyof typeof reportRules;
export type GapRule = keyof typeof gaps;
export type FindingRule = Rule | GapRule;
export type Command = "drift" | "review" | "scan";

function withControls<R extends string>(told: Readonly<Record<R, Told>>): Readonly<Record<R, FindingKind>> {
  const rows = Object.entries<Told>(told).map(([rule, kind]) => [rule, { ...kind, controls: controlsOf(rule) }]);
  return Object.fromEntries(rows) as Record<R, FindingKind>;
}

const weakeningRules = Object.fromEntries(
  Object.entries(weakenings).map(([rule, what]) => [rule, { what, ...weakeningMeanings[rule as WeakeningRule] }]),
) as Record<WeakeningRule, Told>;

/** Every finding of `drift` and `review`. Ids are stable: pipelines and ignore lists name them. */
export const rules = withControls<Rule>({ ...weakeningRules, ...reportRules });

/** Every finding of `scan`. */
export const gapRules = withControls<GapRule>(gaps);

/** What a scan's JSON calls it among its `gaps`, as 0.1.0 did. */
export const gapKindOf = (rule: GapRule): string => (rule === "not-delivering" ? "undelivered" : rule);

/** What each command may find, by its id. No two of them share an id for different things. */
export const rulesOf: Readonly<Record<Command, Readonly<Record<string, FindingKind>>>> = {
  drift: rules,
  review: rules,
  scan: { ...gapRules, unread: rules.unread },
};

/** Everything that a command or a policy may find, by who finds it and by its id. */
export const findings: Readonly<Record<string, Readonly<Record<string, FindingKind>>>> = {
  "`access-audit drift` and `access-audit review`": rules,
  "`access-audit scan`": gapRules,
  "the policy pack": Object.fromEntries(policies.map(({ name, finding }) => [name, finding])),
};
