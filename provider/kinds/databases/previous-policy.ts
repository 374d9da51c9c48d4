import { z } from "zod";
import { field } from "../../core/fields/field";
import type { Live, Properties } from "../../core/lifecycle/kind";

/** The output in which a state has the policy that was found. */
export const previousPolicyField = field(z.record(z.string(), z.unknown()), {
  doc: "The policy that was found when the instance came under management.",
  stable: true,
});

/**
 * What of a database's policy is remembered, and how management ends: with what was found, put back as one thing, or switched off.
 * `names` are the inputs that make up the policy; `unset` are the values of those that are not told.
 */
export function previousPolicy<I extends Properties>(names: readonly string[], unset: Properties = {}) {
  return {
    remember: ({ inputs }: Live<I>) => ({
      previousPolicy: Object.fromEntries(
        names.map((name) => [name, inputs[name]]).filter(([, value]) => value !== undefined),
      ),
    }),
    final(state: I & Properties): I {
      if (state.onDelete === "disable") return { ...state, status: "Disabled" };
      const bare = Object.fromEntries(Object.entries(state).filter(([name]) => !names.includes(name)));
      const found = (state.previousPolicy ?? { status: "Disabled" }) as Properties;
      return { ...unset, ...bare, ...found } as I;
    },
  };
}
