import { z } from "zod";
import { severities } from "../../../provider/core/fields/guard";
import { rulesOf } from "../registry";

export const text = (doc: string) => z.string().describe(doc);
export const texts = (doc: string) => z.array(z.string()).describe(doc);
export const orNull = <T extends z.ZodType>(type: T, doc: string) => z.nullable(type).describe(doc);
const count = (doc: string) => z.int().min(0).describe(doc);
export const severity = z.enum(severities);
export const placeText = {
  cloud: text("The cloud, such as `tencent`."),
  region: text("The region, as the vendor writes it."),
};
export const account = orNull(z.string(), "The account, as the file of --accounts names it; null without one.");
export const accountId = orNull(
  z.string(),
  "The account's id, as the list of its buckets says; null where that was not asked for, or does not say it.",
);

const ruleOf = (command: keyof typeof rulesOf) =>
  z.enum(Object.keys(rulesOf[command])).describe("What it is: an id of docs/reference/findings.md.");

const suppression = {
  suppressed: orNull(z.string(), "Why it is ignored; null where it is not."),
  suppressedBy: orNull(
    z.enum(["program", "ignoreFile", "baseline"]),
    "Who says so: the program, such as by ignoreChanges; the ignore file; or the baseline.",
  ),
};

/** What all three reports count and let pass. */
export const shared = {
  counts: z
    .strictObject({
      examined: count("All resources."),
      clean: count("Those without a finding."),
      found: count("Those with a finding that is not ignored."),
      suppressed: count("Those whose findings are all suppressed."),
      failed: count("Those that could not be read or judged; they may be among the found, too."),
    })
    .describe("How many resources there are of each kind."),
  gate: orNull(
    z.strictObject({
      ignoreFile: orNull(z.string(), "The ignore file; null without one."),
      ignored: count("Findings that it covers."),
      expired: z
        .array(
          z.strictObject({
            line: z.int().describe("The line of the file, from 1."),
            rule: text("The finding."),
            where: text("The id or the pattern."),
            expires: text("The day that is over."),
            reason: text("Why it was ignored."),
          }),
        )
        .describe("Entries of the ignore file that have expired."),
      baseline: orNull(z.string(), "The baseline; null without one."),
      known: count("Findings that it has as they are."),
      fixed: z
        .array(
          z.strictObject({
            rule: text("The finding."),
            name: text("The resource's name."),
            id: orNull(z.string(), "Its id."),
            property: orNull(z.string(), "The property."),
          }),
        )
        .describe("Findings of the baseline that no longer occur."),
    }),
    "What the ignore file and the baseline let pass; null without both.",
  ),
  errors: texts("What failed beyond single resources."),
};

/** Which part of the work a report is about. */
export const shard = orNull(
  z.strictObject({
    index: z.int().min(0).describe("Which part, from 0."),
    count: z.int().min(1).describe("How many parts there are."),
    run: orNull(z.string(), "What the user calls the run, with --run; null where it has no name."),
    work: text("A digest of all that is shared out, and of the options."),
    at: text("When the part was made, in ISO 8601."),
  }),
  "The part of --shard that this is; null for the whole.",
);

/** `drift` and `review` differ in what they call the values before and after. */
export function judged(command: "drift" | "review", [before, after]: readonly [string, string]) {
  const finding = z.strictObject({
    rule: ruleOf(command),
    severity: severity.describe("How grave it is."),
    property: orNull(z.string(), "The property, such as `storage.prefix`; null for the resource as a whole."),
    [before]: z.unknown().describe("The value before; null where it is not set. A secret is `[secret]`."),
    [after]: z.unknown().describe("The value after; null where it is not set. A secret is `[secret]`."),
    reason: text("Why it matters, as a clause."),
    ...suppression,
  });
  const location = z.strictObject({
    file: text("From the working directory where the project lies below it, else from the project's folder."),
    line: z.int().describe("From 1."),
    column: z.int().describe("From 1."),
  });
  const changedBy = z.strictObject({
    time: text("When, in ISO 8601."),
    actor: orNull(z.string(), "Who, as the cloud names them."),
    operation: text("The vendor's name of the call."),
    eventId: text("The id of the cloud's audit event."),
  });
  const resource = z.strictObject({
    urn: text("Pulumi's name of the resource."),
    name: text("Its name in the program."),
    kind: text("The kind, such as `AuditTrack`; `Stack` for a finding about several."),
    cloud: placeText.cloud,
    stack: text("Its stack."),
    account,
    accountId,
    id: orNull(z.string(), "The id; null before it exists."),
    severity: orNull(severity, "The highest severity of the findings that are not ignored; null without any."),
    location: orNull(location, "Where the program declares it."),
    findings: z.array(finding).describe("The findings; empty where nothing is wrong."),
    error: orNull(z.string(), "Why it could not be read or judged."),
    repair: orNull(z.string(), "The command that brings it back to what is declared."),
    changedBy: orNull(changedBy, "Who changed it, with --explain."),
    changedByUnknown: orNull(z.string(), "Why it is not known who changed it, with --explain."),
  });
  return z.strictObject({
    command: z.literal(command).describe("The command."),
    stack: text("The stack; what it has in common where there are several."),
    shard,
    counts: shared.counts,
    gate: shared.gate,
    resources: z.array(resource).describe("Every resource, the gravest first."),
    errors: shared.errors,
  });
}

/** What a scan looked at, in the form of the other reports. */
export const scannedResources = z
  .array(
    z.strictObject({
      name: text("Its name; of an account the cloud, with the region where a track covers one."),
      kind: z
        .enum(["Account", "Bucket", "AuditTrack", "FormerTrack", "Database", "Destination"])
        .describe("What it is."),
      cloud: placeText.cloud,
      account,
      accountId,
      region: orNull(z.string(), "The region; null for an account in all of them."),
      id: text("What an ignore file names; of what can be imported, what `pulumi import` takes."),
      severity: orNull(severity, "The highest severity of the findings that are not ignored; null without any."),
      findings: z
        .array(
          z.strictObject({
            rule: ruleOf("scan"),
            severity: severity.describe("How grave it is."),
            reason: text("What is wrong, as a clause."),
            ...suppression,
          }),
        )
        .describe("The findings; empty where nothing is wrong."),
      error: orNull(z.string(), "Why it could not be read."),
    }),
  )
  .describe("Everything that was looked at, the gravest first.");
