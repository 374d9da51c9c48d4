import { z } from "zod";

/**
 * The vendor's own SDKs make a host of any region's name, so only its form is checked. Each has a hyphen: a word of another form would
 * have an empty list of trails, as if nobody recorded the account.
 */
export const regionField = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, "must be a region such as cn-beijing, of a-z, 0-9 and hyphens")
  // It is a label of hosts.
  .max(63);
