import { createRequire } from "node:module";
import type { Control } from "../../../dist/policy/controls.js";
import { inProject } from "../../setup/project.mjs";

const require = createRequire(import.meta.url);
const compiled = <T,>(...path: string[]): T => require(inProject("dist", ...path)) as T;

/** The compiled package, as the pages read it. Each part is loaded at its first use, when it has been built. */
export const required = {
  get kinds() {
    return compiled<typeof import("../../../dist/provider/kinds/index.js")>("provider", "kinds", "index.js");
  },
  get tokens() {
    return compiled<typeof import("../../../dist/provider/plugin/tokens.js")>("provider", "plugin", "tokens.js");
  },
  get functionToken() {
    return compiled<typeof import("../../../dist/provider/kinds/tokens.js")>("provider", "kinds", "tokens.js")
      .functionToken;
  },
  get clouds() {
    return compiled<typeof import("../../../dist/provider/registry.js")>("provider", "registry.js").clouds;
  },
  get repository() {
    return compiled<typeof import("../../../dist/provider/repository.js")>("provider", "repository.js");
  },
  get offered() {
    return compiled<typeof import("../../../dist/provider/plugin/offered.js")>("provider", "plugin", "offered.js");
  },
  get shape() {
    return compiled<typeof import("../../../dist/provider/plugin/shape.js")>("provider", "plugin", "shape.js");
  },
  get schema() {
    return compiled<typeof import("../../../dist/provider/plugin/schema.js")>("provider", "plugin", "schema.js");
  },
  get examples() {
    return compiled<typeof import("../../../dist/provider/plugin/examples/index.js")>(
      ...(["provider", "plugin", "examples", "index.js"] as const),
    );
  },
  get guard() {
    return compiled<typeof import("../../../dist/provider/core/fields/guard.js")>(
      "provider",
      "core",
      "fields",
      "guard.js",
    );
  },
  get program() {
    return compiled<typeof import("../../../dist/cli/program.js")>("cli", "program.js").program;
  },
  get findings() {
    return compiled<typeof import("../../../dist/cli/report/registry.js")>("cli", "report", "registry.js").findings;
  },
  /** How findings are repaired, and what breaks a policy, for pages. */
  get howTos() {
    const { howTo, howToSatisfy } = compiled<typeof import("../../../dist/cli/fix/how-to.js")>(
      "cli",
      "fix",
      "how-to.js",
    );
    return { of: (id: string) => howTo(id as Parameters<typeof howTo>[0]), toSatisfy: howToSatisfy };
  },
  get controls(): Readonly<Record<string, Control>> {
    return compiled<typeof import("../../../dist/policy/controls.js")>("policy", "controls.js").controls;
  },
  get reportSchemas() {
    return compiled<typeof import("../../../dist/cli/report/json-schemas/index.js")>(
      ...(["cli", "report", "json-schemas", "index.js"] as const),
    ).reportSchemas;
  },
  get policies() {
    return compiled<typeof import("../../../dist/policy/policies.js")>("policy", "policies.js");
  },
};
