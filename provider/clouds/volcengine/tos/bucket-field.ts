import { z } from "zod";

export const bucketField = z
  .string()
  .min(3)
  .max(63)
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    "must be the bucket's name, of a-z, 0-9 and hyphens, with no hyphen at either end",
  );
