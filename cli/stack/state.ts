import type { Deployment } from "@pulumi/pulumi/automation";
import { z } from "zod";
import type { KindName } from "../../provider/kinds";
import { kindOfType } from "../../provider/kinds/tokens";
import { cloudOf } from "../../provider/registry";
import type { SourceLocation } from "../report/report";
import { revealSecrets, secretNames } from "./secrets";
import { locationIn } from "./source-location";

const stateResource = z.object({
  urn: z.string(),
  type: z.string(),
  id: z.string().optional(),
  delete: z.boolean().optional(),
  external: z.boolean().optional(),
  pendingReplacement: z.boolean().optional(),
  modified: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
  provider: z.string().optional(),
  ignoreChanges: z.array(z.string()).optional(),
  sourcePosition: z.string().optional(),
  stackTrace: z.array(z.object({ sourcePosition: z.string().optional() })).optional(),
});

const deployment = z.object({ resources: z.array(stateResource).optional() });

/** One of our resources, as the state has it. */
export interface ManagedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly kind: KindName;
  readonly cloud: string;
  readonly id: string;
  /** The names by which its cloud knows it. */
  readonly knownAs: readonly string[];
  /** Secrets in the clear: they are compared, and never shown. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** The inputs that hold a secret. */
  readonly secrets: readonly string[];
  /** The name of its provider, where that is not the default one. */
  readonly provider: string | undefined;
  /** Its old self was deleted and the new one not made; the engine does not read it. */
  readonly pendingReplacement: boolean;
  /** When this stack wrote it last. */
  readonly modified: string | undefined;
  readonly ignoreChanges: readonly string[];
  readonly location: SourceLocation | null;
}

/** Our resources in a stack: not those that are only read, and not the leftovers of a replacement. */
export function managedResources(exported: Deployment, folder: string): ManagedResource[] {
  const { resources = [] } = deployment.parse(exported.deployment);
  return resources.flatMap((found) => {
    const kind = kindOfType(found.type);
    if (kind === undefined || found.id === undefined || found.delete || found.external) return [];
    const { urn, type, id, modified, ignoreChanges = [], pendingReplacement = false } = found;
    const inputs = revealSecrets(found.inputs ?? {}) as Record<string, unknown>;
    const outputs = revealSecrets(found.outputs ?? {}) as Record<string, unknown>;
    const secrets = secretNames(found.inputs ?? {});
    const names = [id.split("/").at(-1), inputs.name, inputs.bucket, inputs.instanceId];
    const knownAs = [...new Set(names.filter((name) => typeof name === "string"))];
    const about = {
      urn,
      type,
      name: nameOf(urn),
      kind,
      cloud: cloudOf(id) ?? "",
      id,
      knownAs,
      inputs,
      outputs,
      secrets,
      provider: providerOf(found.provider),
    };
    return [{ ...about, pendingReplacement, modified, ignoreChanges, location: locationIn(found, folder) }];
  });
}

/** A reference has the URN of the provider and its id. */
function providerOf(reference: string | undefined): string | undefined {
  const name = nameOf(/^(.*)::[^:]*$/.exec(reference ?? "")?.[1] ?? "");
  return name === "" || /^default(_[\w-]+)?$/.test(name) ? undefined : name;
}

/** The name in a URN, which may hold `::` itself. */
export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
