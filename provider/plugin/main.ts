import { setTimeout } from "node:timers/promises";
import { Server, ServerCredentials, type ServerUnaryCall, type ServiceError, type sendUnaryData } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { type ProviderHandshakeRequest, ProviderHandshakeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { engineProcess, runs } from "../core/ownership/engine-process";
import type { PackageFacts } from "./schema";
import type { verbs } from "./verbs";
import { Work } from "./work";

type Verbs = ReturnType<typeof verbs>;
type VerbName = Exclude<keyof Verbs, "close">;
type Unary = ServerUnaryCall<never, unknown>;

const verbNames = [
  ...(["getSchema", "checkConfig", "diffConfig", "configure", "invoke"] as const),
  ...(["check", "diff", "create", "read", "update", "delete"] as const),
] satisfies VerbName[];

/** Milliseconds that an answer may take to leave before the process ends, or is busy. */
const flushMs = 20;

/** Milliseconds that the last messages may take, and that what is under way may take to end without an engine. */
const closeMs = 1000;
const abandonedMs = 3000;

/** How often the plugin looks whether its engine still runs. */
const watchMs = 1000;

/**
 * Runs the plugin: the engine starts it, reads the port from its output and calls it. The port is told, and the handshake answered, before
 * the clouds are loaded: from the port on the engine waits ten seconds for the handshake, and for no other answer. On a machine
 * with many engines at once, to load the clouds may take longer, and nothing is answered meanwhile.
 */
export function serve(facts: PackageFacts): void {
  const work = new Work();
  let engine = process.argv[2];
  let loading: Promise<Verbs> | undefined;
  const load = () => {
    loading ??= import("./verbs.js").then(({ verbs }) => verbs(facts, work.cancel, engine));
    return loading;
  };

  const answer = (callback: sendUnaryData<unknown>, run: () => Promise<unknown>) =>
    void work.run(async () => {
      try {
        callback(null, await run());
      } catch (error) {
        callback(await asServiceError(error));
      }
    });
  const handlers = verbNames.map((name) => [
    name,
    (call: Unary, callback: sendUnaryData<unknown>) => answer(callback, async () => (await load())[name](call.request)),
  ]);

  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(ResourceProviderService, {
    ...Object.fromEntries(handlers),
    getPluginInfo(_call: Unary, callback: sendUnaryData<unknown>) {
      const info = new PluginInfo();
      info.setVersion(facts.version);
      callback(null, info);
    },
    handshake({ request }: ServerUnaryCall<ProviderHandshakeRequest, unknown>, callback: sendUnaryData<unknown>) {
      engine = request.getEngineAddress() || engine;
      const response = new ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      callback(null, response);
      void setTimeout(flushMs).then(load);
    },
    attach: (_call: Unary, callback: sendUnaryData<unknown>) => callback(null, new Empty()),
    cancel(_call: Unary, callback: sendUnaryData<unknown>) {
      work.end();
      callback(null, new Empty());
    },
  });

  const exit = async () => {
    await Promise.race([loading?.then((verbs) => verbs.close()), setTimeout(closeMs)]);
    await setTimeout(flushMs);
    process.exit(0);
  };
  // The engine asks a plugin to end by this signal, and waits five seconds for one that does not.
  const end = () => work.endAnd(() => void exit());
  process.on("SIGINT", end).on("SIGTERM", end);
  if (process.argv[2] !== undefined) whenAbandoned(end);

  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) {
      process.stderr.write(`pulumi-resource-access-audit: could not listen on a port: ${error.message}\n`);
      process.exit(1);
    }
    process.stdout.write(`${port}\n`);
  });
}

/** An engine that was killed asks nobody to end. */
function whenAbandoned(end: () => void): void {
  const engine = engineProcess();
  const watch = setInterval(() => {
    if (runs(engine)) return;
    clearInterval(watch);
    end();
    void setTimeout(abandonedMs).then(() => process.exit(1));
  }, watchMs);
  watch.unref();
}

async function asServiceError(error: unknown): Promise<Partial<ServiceError>> {
  if (Object(error).details !== undefined) return error as Partial<ServiceError>;
  return (await import("./failures.js")).serviceError(error);
}
