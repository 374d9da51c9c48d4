import { z } from "zod";
import { events } from "./events";
import { judged, orNull, placeText, text, texts } from "./judged";
import { logs, query } from "./logs";
import { scan } from "./scan";

/*
 * What `--json` of each command writes. A member that does not stand here is refused by the schemas in docs/schemas, which are
 * made from this.
 */

const whoami = z.strictObject({
  clouds: z
    .array(
      z.strictObject({
        cloud: placeText.cloud,
        title: text("The vendor's name."),
        found: z.boolean().describe("Whether there are credentials."),
        credentials: orNull(z.string(), "Which, with ids only in part."),
        place: orNull(z.string(), "Where they come from."),
        identity: orNull(z.string(), "The identity that they belong to, where it is known."),
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

const permissions = z.strictObject({
  purposes: texts("What the permissions are for."),
  clouds: z
    .array(
      z.strictObject({
        cloud: placeText.cloud,
        title: text("The vendor's name."),
        policies: z
          .array(
            z.strictObject({
              name: text("A name that it could have."),
              note: orNull(z.string(), "How it is granted, where that matters."),
              document: z.record(z.string(), z.unknown()).describe("The policy, as the cloud takes it."),
            }),
          )
          .describe("Policies that together allow what is needed. Huawei Cloud takes two."),
        needs: z
          .array(
            z.strictObject({
              permission: text("As the vendor writes it."),
              by: text("The resource, data source or list that needs it."),
              when: orNull(z.string(), "When it is needed; null where it always is."),
            }),
          )
          .describe("What needs each permission."),
      }),
    )
    .describe("One for each cloud."),
});

/** What each command writes with `--json`. */
export const reportTypes = {
  drift: judged("drift", ["declared", "live"]),
  review: judged("review", ["before", "after"]),
  scan,
  whoami,
  permissions,
  emulate,
  events,
  logs,
  query,
};

/** The JSON schema of what each command writes with `--json`, by command. */
export function reportSchemas(): Readonly<Record<string, z.core.JSONSchema.BaseSchema>> {
  return Object.fromEntries(
    Object.entries(reportTypes).map(([command, type]) => [
      command,
      { title: `access-audit ${command} --json`, ...z.toJSONSchema(type) },
    ]),
  );
}
