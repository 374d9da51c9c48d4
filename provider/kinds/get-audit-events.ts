import { z } from "zod";
import { field } from "../core/fields/field";

const eventResource = z.object({
  type: field(z.string().optional(), { doc: "The kind of the resource, as the vendor names it." }),
  name: field(z.string().optional(), { doc: "Its name or id." }),
});

const auditEvent = z.object({
  id: field(z.string(), { doc: "The vendor's id of the event." }),
  time: field(z.string(), { doc: "When it happened: ISO 8601, in UTC." }),
  name: field(z.string(), { doc: "The API operation, such as `StopLogging`." }),
  source: field(z.string(), { doc: "The service that was called, as the vendor names it." }),
  region: field(z.string().optional(), { doc: "The region in which it happened." }),
  account: field(z.string().optional(), { doc: "The id of the account in which it happened." }),
  actor: field(z.string().optional(), { doc: "Who did it: the user's or role's name, as the vendor gives it." }),
  accessKeyId: field(z.string().optional(), { doc: "The id of the key that signed the call." }),
  sourceAddress: field(z.string().optional(), { doc: "The address that the call came from." }),
  resources: field(z.array(eventResource), { doc: "What was touched." }),
  errorCode: field(z.string().optional(), { doc: "The vendor's code when the operation failed." }),
  requestId: field(z.string().optional(), { doc: "The vendor's id of the call." }),
  raw: field(z.record(z.string(), z.unknown()), {
    doc: "The vendor's record as it came; integers above 2^53 as text, so that no digit is lost.",
  }),
});

/** One event that a cloud recorded: the members that all clouds have, and the vendor's own record. */
export type AuditEvent = Readonly<z.output<typeof auditEvent>>;

export const auditEventList = z.object({
  events: field(z.array(auditEvent), { doc: "The events, newest first, each once." }),
  requestIds: field(z.array(z.string()), { doc: "One for each call, for questions to the vendor." }),
});

/** The result of `getAuditEvents`: newest first, each event once. */
export type AuditEventList = z.output<typeof auditEventList>;
