import { z } from "zod";
import { severities } from "../../provider/core/fields/guard";
import { statusField } from "../../provider/core/fields/status";
import { type GapRule, gapRules, type Rule, rules } from "./registry";

/*
 * What `--json` of each command writes. A member that does not stand here is refused by the schemas in docs/schemas, which are
 * made from this.
 */

const text = (doc: string) => z.string().describe(doc);
const texts = (doc: string) => z.array(z.string()).describe(doc);
const orNull = <T extends z.ZodType>(type: T, doc: string) => z.nullable(type).describe(doc);
const severity = z.enum(severities);
const count = (doc: string) => z.int().min(0).describe(doc);
const placeText = {
  cloud: text("The cloud, such as `tencent`."),
  region: text("The region, as the vendor writes it."),
};

/** `drift` and `review` differ in what they call the values before and after. */
function judgement(command: "drift" | "review", [before, after]: readonly [string, string]) {
  const finding = z.strictObject({
    rule: z.enum(Object.keys(rules) as [Rule]).describe("What it is: an id of docs/reference/findings.md."),
    severity: severity.describe("How grave it is."),
    property: orNull(z.string(), "The property, such as `storage.prefix`; null for the resource as a whole."),
    [before]: z.unknown().describe("The value before; null where it is not set. A secret is `[secret]`."),
    [after]: z.unknown().describe("The value after; null where it is not set. A secret is `[secret]`."),
    reason: text("Why it matters, as a clause."),
    suppressed: orNull(z.string(), "Why it does not count, if so."),
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
    id: orNull(z.string(), "The id; null before it exists."),
    severity: orNull(severity, "The gravest of what counts; null where nothing does."),
    location: orNull(location, "Where the program declares it."),
    findings: z.array(finding).describe("What was found; nothing where it is as it should be."),
    error: orNull(z.string(), "Why it could not be read or judged."),
    repair: orNull(z.string(), "The command that brings it back to what is declared."),
    changedBy: orNull(changedBy, "Who changed it, with --explain."),
    changedByUnknown: orNull(z.string(), "Why it is not known who changed it, with --explain."),
  });
  const counts = z.strictObject({
    examined: count("All resources."),
    clean: count("Those without a finding."),
    found: count("Those with a finding that counts."),
    suppressed: count("Those whose findings are all suppressed."),
    failed: count("Those that could not be read or judged; they may be among the found, too."),
  });
  return z.strictObject({
    command: z.literal(command).describe("The command."),
    stack: text("The stack."),
    counts: counts.describe("How many resources there are of each sort."),
    resources: z.array(resource).describe("Every resource, the gravest first."),
    errors: texts("What failed beyond single resources."),
  });
}

const scan = z.strictObject({
  command: z.literal("scan").describe("The command."),
  clouds: z
    .array(
      z.strictObject({
        cloud: placeText.cloud,
        title: text("The vendor's name."),
        skipped: orNull(z.string(), "Why the cloud was passed over."),
        offers: z
          .strictObject({
            buckets: z.boolean().describe("Whether buckets are listed."),
            monitors: z.boolean().describe("Whether the access to buckets can be monitored."),
            tracks: z
              .union([z.enum(["account", "region"]), z.literal(false)])
              .describe("What one track covers at most; false where no tracks are known."),
          })
          .describe("What this package knows of the cloud."),
        regions: texts("The regions whose tracks were listed."),
        buckets: z
          .array(
            z.strictObject({
              ...placeText,
              name: text("The bucket."),
              id: text("What `pulumi import` takes."),
              status: orNull(
                statusField,
                "Whether its access is monitored; null where it could not be read, or the cloud has no monitoring.",
              ),
              log: orNull(
                z.strictObject({
                  status: statusField,
                  targetBucket: orNull(z.string(), "The bucket that log files are written to; null while off."),
                  targetPrefix: orNull(z.string(), "What their names begin with; null while off."),
                }),
                "Whether and to where its access is logged; null where it could not be read, or the cloud has no logs.",
              ),
              error: orNull(z.string(), "Why either could not be read."),
            }),
          )
          .describe("All buckets."),
        tracks: z
          .array(
            z.strictObject({
              ...placeText,
              name: text("The track."),
              id: text("What `pulumi import` takes."),
              status: statusField.describe("Whether it records."),
              ofAccount: z.boolean().describe("False for a track of what is read and written in one bucket."),
              destinations: texts("Where it delivers."),
              deliveryError: orNull(z.string(), "Why it cannot deliver, as the cloud says."),
              leavesOut: orNull(z.string(), "What it leaves out; null where it records everything."),
              error: orNull(z.string(), "Why it could not be read further."),
              inputs: orNull(z.record(z.string(), z.unknown()), "What a program declares for it; null where unknown."),
            }),
          )
          .describe("All tracks of the regions."),
        formerTracks: z
          .array(
            z.strictObject({
              ...placeText,
              name: text("Its name."),
              status: statusField.describe("Whether it records."),
              destination: orNull(z.string(), "Where it delivers."),
              wayOver: text("How a track takes its place."),
            }),
          )
          .describe("What an API before tracks records."),
        databases: z
          .array(
            z.strictObject({
              ...placeText,
              engine: text("The engine, as `DatabaseAuditPolicy` names it."),
              name: text("The instance."),
              id: text("What `pulumi import` takes."),
              status: orNull(
                z.union([statusField, z.literal("NotOffered")]),
                "Whether it is audited; `NotOffered` where it cannot be, null where it could not be read.",
              ),
              keepDays: orNull(z.int(), "Days that audit records are kept; null where that is not known."),
              error: orNull(z.string(), "Why it could not be read."),
              inputs: orNull(z.record(z.string(), z.unknown()), "What a program declares for it; null where unknown."),
            }),
          )
          .describe("All database instances of the regions, with `--databases`."),
        formerErrors: texts("Why those could not be listed."),
        errors: texts("What could not be listed."),
      }),
    )
    .describe("One for each cloud."),
  gaps: z
    .array(
      z.strictObject({
        kind: z.enum(Object.keys(gapRules) as [GapRule]).describe("What it is: an id of docs/reference/findings.md."),
        cloud: placeText.cloud,
        region: orNull(z.string(), "The region; null for the account in all of them."),
        name: orNull(z.string(), "The bucket or track; null for a whole cloud or region."),
        message: text("What is wrong."),
      }),
    )
    .describe("What nobody watches."),
  unknown: z
    .array(
      z.strictObject({
        cloud: placeText.cloud,
        name: orNull(z.string(), "The bucket or track; null for the cloud."),
        message: text("Why it is not known."),
      }),
    )
    .describe("What could not be read."),
});

const whoami = z.strictObject({
  clouds: z
    .array(
      z.strictObject({
        cloud: placeText.cloud,
        title: text("The vendor's name."),
        found: z.boolean().describe("Whether there are credentials."),
        credentials: orNull(z.string(), "Which, with ids only in part."),
        place: orNull(z.string(), "Where they come from."),
        identity: orNull(z.string(), "Whom they speak for, where that is known."),
        expiresAt: orNull(z.string(), "When they end, in ISO 8601."),
        error: orNull(z.string(), "Why they could not be had."),
        passed: z
          .array(z.strictObject({ place: text("The place."), reason: text("Why it gave none.") }))
          .describe("Where they were looked for before."),
      }),
    )
    .describe("One for each cloud."),
});

const emulate = z.strictObject({
  url: text("Where the clouds are."),
  credentials: z
    .record(z.string(), z.record(z.string(), z.string()))
    .describe("The credentials that were generated, by cloud."),
  environment: z.record(z.string(), z.string()).describe("The variables that point a client here."),
});

const reports = {
  drift: judgement("drift", ["declared", "live"]),
  review: judgement("review", ["before", "after"]),
  scan,
  whoami,
  emulate,
};

/** The JSON schema of what each command writes with `--json`, by command. */
export function reportSchemas(): Readonly<Record<string, z.core.JSONSchema.BaseSchema>> {
  return Object.fromEntries(
    Object.entries(reports).map(([command, type]) => [
      command,
      { title: `access-audit ${command} --json`, ...z.toJSONSchema(type) },
    ]),
  );
}
