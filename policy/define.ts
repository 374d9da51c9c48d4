import type {
  EnforcementLevel,
  PolicyConfigSchema,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import type { Severity } from "../provider/core/fields/guard";
import { outward } from "../provider/core/session/foreign-text";
import { controlsOf, toldByCloud } from "./controls";
import type { Repair } from "./repair";
import type { Subject } from "./subject";

/** What every policy says of itself, in this order. */
interface About {
  readonly name: string;
  readonly description: string;
  readonly enforcementLevel: EnforcementLevel;
  readonly severity: Severity;
  /** What may happen where it is broken. */
  readonly risk: string;
  readonly remediation: string;
  readonly repair: Repair;
  readonly config?: PolicyConfigSchema;
}

/** The configuration that a user gave the policy, defaults filled in. */
export type Config = Readonly<Record<string, unknown>>;

interface OfResource extends About {
  /** What is wrong with the resource; nothing when it is well, or when the policy is not about it. */
  violations(subject: Subject, config: Config): readonly string[];
}

interface OfStack extends About {
  violations(subjects: readonly Subject[], config: Config): readonly (readonly [message: string, urn?: string])[];
}

/** What a policy finds, for the registry of findings. */
export interface Described {
  readonly repair: Repair;
  readonly finding: {
    readonly severity: Severity;
    readonly what: string;
    readonly risk: string;
    readonly repair: string;
    readonly controls: readonly string[];
  };
}

export function resourcePolicy({ violations, ...about }: OfResource): ResourceValidationPolicy & Described {
  return {
    ...shared(about),
    validateResource: (args, report) => {
      for (const message of violations(args, args.getConfig<Config>()))
        report(outward(`${message} ${about.remediation}`));
    },
  };
}

export function stackPolicy({ violations, ...about }: OfStack): StackValidationPolicy & Described {
  return {
    ...shared(about),
    validateStack: (args, report) => {
      for (const [message, urn] of violations(args.resources, args.getConfig<Config>()))
        report(outward(`${message} ${about.remediation}`), urn);
    },
  };
}

function shared({ remediation, risk, config, ...about }: About) {
  const named = controlsOf(about.name);
  const rules = named.length > 0 ? ` (${toldByCloud(about.name)})` : "";
  return {
    ...about,
    description: `${about.description}${rules}`,
    tags: named,
    remediationSteps: remediation,
    finding: { severity: about.severity, what: about.description, risk, repair: remediation, controls: named },
    ...(config === undefined ? {} : { configSchema: config }),
  };
}
