import type { Interpretation } from "./service";
import type { WireRequest } from "./wire/wire";

/** What a cloud's own access management says of its calls. */
export interface Permissions {
  /** What a policy has to allow for this call of a service; nothing for what everybody may call. */
  needs(service: string, call: Interpretation, request: WireRequest): readonly string[];
  /** The actions that a policy allows, in which `*` stands for anything. Throws where the cloud would not take it. */
  allowed(policy: unknown): readonly string[];
}

/** Whether one of the patterns stands for the action. Clouds tell small letters from capitals, or may do so. */
export function isAllowed(patterns: readonly string[], action: string): boolean {
  return patterns.some((pattern) => new RegExp(`^${pattern.split("*").map(escaped).join(".*")}$`).test(action));
}

const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
