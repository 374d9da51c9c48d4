import { createRequire } from "node:module";
import type { PolicyConfigSchema } from "@pulumi/policy";
import { notAmong } from "../provider/core/fields/nearest";
import { outward } from "../provider/core/session/foreign-text";

/** A policy, as far as its configuration goes. */
interface Configurable {
  readonly name: string;
  readonly configSchema?: PolicyConfigSchema;
}

/** The settings that the engine hands on, by policy. */
type Configuration = Readonly<Record<string, readonly string[]>>;

/** The name by which the engine means every policy. */
const all = "all";

/** What of a configuration belongs to no policy: by a misspelt name a policy would go on as if nobody had configured it. */
export function refusedIn(configuration: Configuration, policies: readonly Configurable[]): string[] {
  return Object.entries(configuration).flatMap(([name, settings]) => {
    const policy = policies.find((one) => one.name === name);
    if (policy === undefined) {
      const names = policies.map((one) => one.name);
      return name === all ? [] : [`${JSON.stringify(name)} ${notAmong(names, name, "a policy")}`];
    }
    const known = Object.keys(policy.configSchema?.properties ?? {});
    return settings
      .filter((setting) => !known.includes(setting))
      .map(
        (setting) =>
          `${name}: ${JSON.stringify(setting)} ${notAmong([...known, "enforcementLevel"], setting, "a setting of it")}`,
      );
  });
}

/** The request of the engine that configures a pack. */
interface ConfigureRequest {
  getPolicyconfigMap(): { entries(): IterableIterator<[string, PolicyConfig]> };
}
interface PolicyConfig {
  getProperties(): { toJavaScript(): Readonly<Record<string, unknown>> } | undefined;
}
interface Analyzer {
  readonly AnalyzerService: { readonly configure: { requestDeserialize(bytes: Uint8Array): ConfigureRequest } };
}

/**
 * Lets the pack of this process refuse a configuration. The engine checks the values of known settings only, and the policy library
 * takes no notice of the rest, so the request is looked at where the library reads it.
 */
export function refuseUnknownSettings(policies: readonly Configurable[]): void {
  const ofLibrary = createRequire(require.resolve("@pulumi/policy"));
  const { configure } = (ofLibrary("@pulumi/pulumi/proto/analyzer_grpc_pb") as Analyzer).AnalyzerService;
  const read = configure.requestDeserialize;
  configure.requestDeserialize = (bytes) => {
    const request = read(bytes);
    const settings = [...request.getPolicyconfigMap().entries()].map(
      ([name, config]) => [name, Object.keys(config.getProperties()?.toJavaScript() ?? {})] as const,
    );
    const refused = refusedIn(Object.fromEntries(settings), policies);
    if (refused.length > 0) request.getPolicyconfigMap = () => refuse(refused);
    return request;
  };
}

/** The library tells the engine the stack of an error, which says nothing here, and of a failed read it tells no reason at all. */
function refuse(refused: readonly string[]): never {
  const message = `the configuration of the policy pack is refused: ${refused.join("; ")}`;
  throw Object.assign(new Error(message), { stack: outward(message) });
}
