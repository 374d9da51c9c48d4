import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import * as automation from "@pulumi/pulumi/automation/server.js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb.js";

/** What the package has but does not declare. */
interface Internals {
  readonly LanguageServer: new (
    program: () => Promise<void>,
  ) => Record<"getRequiredPlugins" | "run" | "getPluginInfo", (call: unknown, callback: unknown) => void>;
}
const { LanguageServer } = automation as unknown as Internals;

/** Serves a program to an engine that is told its address, as Pulumi's Automation API does for inline programs. */
export async function serveProgram(program: () => void): Promise<{ readonly address: string; stop(): void }> {
  const language = new LanguageServer(async () => program());
  const implementation: UntypedServiceImplementation = {
    getRequiredPlugins: language.getRequiredPlugins.bind(language),
    run: language.run.bind(language),
    getPluginInfo: language.getPluginInfo.bind(language),
  };
  const server = new Server();
  server.addService(LanguageRuntimeService, implementation);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return { address: `127.0.0.1:${port}`, stop: () => server.forceShutdown() };
}
