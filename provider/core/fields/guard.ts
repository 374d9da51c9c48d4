/** `high`: nothing is recorded or kept any more. `medium`: less is, or elsewhere. `low`: everything else. */
export const severities = ["low", "medium", "high"] as const;
export type Severity = (typeof severities)[number];

/** In which way a change takes something away from auditing, by a short id. */
export const weakenings = {
  "switched-off": "Recording is switched off.",
  undelivered: "A destination is taken away.",
  redirected: "What is recorded goes to another destination.",
  narrowed: "Less is recorded.",
  shortened: "Records are kept for a shorter time.",
  unprotected: "Records lose a protection.",
  loosened: "Destroying the resource leaves less recording behind.",
  deleted: "The resource is deleted.",
  replaced: "The resource is deleted and recreated, with a gap in the record where the old one goes first.",
  undecided: "The new value is known only while it is applied.",
} as const;

/** What a change takes away, and how much that matters. */
export interface Weakening {
  readonly rule: WeakeningRule;
  readonly severity: Severity;
  /** A clause such as `recording is switched off`. */
  readonly reason: string;
}

/** Judges the change of one field's value; `undefined` when it takes nothing away. Stands on the field. */
export interface Guard {
  (before: unknown, after: unknown): Weakening | undefined;
  /** What it may find, for the reference. */
  readonly rules: readonly WeakeningRule[];
}

export type WeakeningRule = keyof typeof weakenings;

/** A guard that may find one of `rules`. */
export function guard<R extends WeakeningRule>(
  rules: readonly R[],
  judge: (before: unknown, after: unknown) => (Weakening & { readonly rule: R }) | undefined,
): Guard {
  return Object.assign(judge, { rules });
}
