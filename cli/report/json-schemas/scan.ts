import { z } from "zod";
import { statusField } from "../../../provider/core/fields/status";
import { type GapRule, gapKindOf, gapRules } from "../registry";
import { account, orNull, placeText, scannedResources, severity, shard, shared, text, texts } from "./judged";

const gapKinds = (Object.keys(gapRules) as GapRule[]).map(gapKindOf);

export const scan = z.strictObject({
  command: z.literal("scan").describe("The command."),
  time: orNull(
    z.string(),
    "When the scan ended, of a merged report the last of its parts; null where no part says it.",
  ),
  shard,
  ...shared,
  resources: scannedResources,
  clouds: z
    .array(
      z.strictObject({
        cloud: placeText.cloud,
        account,
        accountId: orNull(z.string(), "The account's id, as the list of its buckets says; null where it does not."),
        title: text("The vendor's name."),
        skipped: orNull(z.string(), "Why the cloud was skipped."),
        offers: z
          .strictObject({
            buckets: z.boolean().describe("Whether buckets are listed."),
            monitors: z.boolean().describe("Whether the access to buckets can be monitored."),
            tracks: z
              .union([z.enum(["account", "region"]), z.literal(false)])
              .describe("What one track covers at most; false where no tracks are known."),
          })
          .describe("What this package knows of the cloud."),
        unlisted: z
          .array(z.enum(["buckets", "tracks"]))
          .describe("What could not be listed at all; `errors` says why."),
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
        destinations: z
          .array(
            z.strictObject({
              ...placeText,
              name: text("The bucket."),
              id: text("Its id in this report."),
              from: texts("What delivers to it, such as `audit track writes`."),
              exists: orNull(z.boolean(), "Whether there is such a bucket; null where that could not be read."),
              publicBy: orNull(z.array(z.string()), "By what everybody may reach it; null where it could not be read."),
              encrypted: orNull(z.boolean(), "Whether it is encrypted by default; null where it could not be read."),
              versioned: orNull(z.boolean(), "Whether it keeps versions; null where it could not be read."),
              locked: orNull(z.boolean(), "Whether what is in it is locked; null where it could not be read."),
              deletedAfterDays: orNull(z.int(), "Days after which a rule deletes records; null where none does."),
              keepDays: z.int().describe("Days that records must be kept, by `--keep-days`."),
              encryptedOnDelivery: z.boolean().describe("Whether whoever delivers encrypts each file."),
              error: orNull(z.string(), "Why something of it could not be read."),
            }),
          )
          .describe("The buckets that tracks and access logs deliver to, with `--destinations`."),
        formerErrors: texts("Why those could not be listed."),
        errors: texts("What could not be listed."),
      }),
    )
    .describe("One for each cloud, or for each account of --accounts."),
  gaps: z
    .array(
      z.strictObject({
        kind: z
          .enum(gapKinds)
          .describe(
            "What it is: an id of docs/reference/findings.md; `not-delivering` is `undelivered` here, as in 0.1.0.",
          ),
        cloud: placeText.cloud,
        account,
        region: orNull(z.string(), "The region; null for the account in all of them."),
        name: orNull(z.string(), "The bucket or track; null for a whole cloud or region."),
        message: text("What is wrong."),
        severity: severity.describe("How grave it is."),
        suppressed: orNull(z.string(), "Why it is ignored; null where it is not."),
      }),
    )
    .describe("What nobody watches: the findings of `resources` in a list."),
  unknown: z
    .array(
      z.strictObject({
        cloud: placeText.cloud,
        account,
        name: orNull(z.string(), "The bucket or track; null for the cloud."),
        message: text("Why it is not known."),
      }),
    )
    .describe("What could not be read."),
});
