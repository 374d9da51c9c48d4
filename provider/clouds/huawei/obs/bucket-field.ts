import { z } from "zod";

/** https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0021.html */
export const bucketField = z
  .string()
  .min(3)
  .max(63)
  .regex(
    /^(?!.*(\.\.|\.-|-\.))(?!\d+(\.\d+){3}$)[a-z0-9][a-z0-9.-]*(?<!\.)$/,
    "must be the bucket's name, of a-z, 0-9, hyphens and single dots, beginning with a letter or digit, and no IP address",
  );
