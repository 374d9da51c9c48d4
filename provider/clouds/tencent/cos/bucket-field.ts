import { z } from "zod";

// The limit is on the whole host name, which differs with the region; the server tells of the few characters in between.
export const bucketField = z
  .string()
  .max(60)
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?-\d+$/,
    "must be the bucket's full name with its appid, such as logs-1250000000, of a-z, 0-9 and hyphens",
  );
