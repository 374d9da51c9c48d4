import { choice } from "./field";

/** On or off, in the same words on every cloud. Always required, without a default. */
export type Status = "Enabled" | "Disabled";

export const statusField = choice({ Enabled: "Switched on.", Disabled: "Switched off." });
