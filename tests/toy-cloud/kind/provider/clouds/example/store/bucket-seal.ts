import { z } from "zod";
import { toChange } from "../../../core/fields/reference";
import type { Status } from "../../../core/fields/status";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import { isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { emptyAnswer } from "../../../http/empty-answer";
import { parseJsonObject } from "../../../http/json";
import { flagIn } from "../../../http/members";
import { bucketSeal } from "../../../kinds/bucket-seal";
import type { BucketLocator } from "../../../kinds/object-storage";
import { callExample, permissionOf } from "../service";
import { regionField } from "../settings";

const path = "/seal";

async function getSeal(operation: Operation, { region, bucket }: BucketLocator): Promise<Status | undefined> {
  try {
    return await callExample(operation, "store", {
      ...{ region, bucket, path, method: "GET", action: "GetSeal" },
      attempted: `read the seal of bucket ${bucket} in ${region}`,
      decode: ({ body }) => (flagIn(parseJsonObject(body), "sealed") ? "Enabled" : "Disabled"),
    });
  } catch (error) {
    if (isFault(error, "NotFound")) return undefined;
    throw error;
  }
}

function putSeal(operation: Operation, { region, bucket }: BucketLocator, status: Status): Promise<void> {
  return callExample(operation, "store", {
    ...{ region, bucket, path, method: "PUT", action: "PutSeal", body: { sealed: status === "Enabled" } },
    attempted: `set the seal of bucket ${bucket} in ${region} to ${status}`,
    decode: emptyAnswer,
  });
}

export const exampleBucketSeal = bucketSeal({
  cloud: "example",
  region: regionField,
  bucket: z.string().regex(/^[a-z0-9-]{3,40}$/, "must be 3 to 40 of a-z, 0-9 and hyphens"),
  reference: {
    page: "https://cloud.example/docs/seal",
    permissions: [permissionOf("store", "GetSeal"), ...toChange(permissionOf("store", "PutSeal"))],
    example: { cloud: "example", region: "north-1", bucket: "pictures", status: "Enabled" },
  },
  changedBy: eventsNamed("PutSeal"),
  getSeal,
  putSeal,
});
