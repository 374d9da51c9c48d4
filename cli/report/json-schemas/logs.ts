import { z } from "zod";
import { account, accountId, orNull, placeText, text } from "./judged";

/** A line for each file. */
export const logs = z.strictObject({
  cloud: placeText.cloud,
  account,
  accountId,
  region: placeText.region,
  engine: text("The service of the instance, such as `rds`."),
  instanceId: text("The instance."),
  id: text("What the file is known by."),
  name: text("Its name, as the cloud has it; empty while it is being made."),
  status: orNull(z.string(), "How far it is; null where the cloud writes files by itself."),
  kilobytes: orNull(z.number(), "Its size, as the cloud says it."),
  beginTime: orNull(z.string(), "Start of what it holds, as the cloud writes it."),
  endTime: orNull(z.string(), "End of what it holds."),
  createTime: orNull(z.string(), "When somebody asked for it."),
  error: orNull(z.string(), "Why it could not be made."),
  file: orNull(z.string(), "Where it is on this machine; null where it was not fetched."),
  bytes: orNull(z.int(), "Its size there."),
  sha256: orNull(z.string(), "Its digest there, in hexadecimal digits."),
});

/** A line for each row. */
export const query = z.record(z.string(), z.unknown()).describe("The columns of the answer, by name.");
