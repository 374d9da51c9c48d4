import { z } from "zod";

/** On or off, in the same words on every cloud. Always required, without a default. */
export type Status = "Enabled" | "Disabled";

export const statusField = z.enum(["Enabled", "Disabled"]);
