import { z } from "zod";
import { orNull, placeText, text } from "./judged";

/** A line for each event. */
export const events = z.strictObject({
  cloud: placeText.cloud,
  account: orNull(z.string(), "The id of the account in which it happened."),
  region: orNull(z.string(), "The region in which it happened."),
  id: text("The vendor's id of the event."),
  time: text("When it happened: ISO 8601, in UTC."),
  name: text("The API operation."),
  source: text("The service that was called, as the vendor names it."),
  actor: orNull(z.string(), "Who did it: the user's or role's name, as the vendor gives it."),
  accessKeyId: orNull(z.string(), "The id of the key that signed the call."),
  sourceAddress: orNull(z.string(), "The address that the call came from."),
  resources: z
    .array(z.strictObject({ type: z.string().optional(), name: z.string().optional() }))
    .describe("What was touched."),
  errorCode: orNull(z.string(), "The vendor's code when the operation failed."),
  requestId: orNull(z.string(), "The vendor's id of the call."),
  raw: z
    .record(z.string(), z.unknown())
    .describe("The vendor's record as it came; integers above 2^53 as text, so that no digit is lost."),
});
