import { z } from "zod";

/** New regions come without notice, so only the form is checked; it is a label of hosts. */
export const regionField = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be a region such as ap-guangzhou")
  .max(63);
