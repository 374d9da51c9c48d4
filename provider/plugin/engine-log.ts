import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { redact } from "../core/redact";

/** Tells warnings to the engine, which shows them as such; without an engine they go to the standard error stream. */
export function warningsTo(engineAddress: string | undefined): (message: string) => void {
  const write = (message: string) => process.stderr.write(`warning: ${message}\n`);
  if (!engineAddress) return (message) => void write(redact(message));
  let client: EngineClient | undefined;
  return (message) => {
    client ??= new EngineClient(engineAddress, credentials.createInsecure());
    const request = new LogRequest();
    request.setSeverity(LogSeverity.WARNING);
    request.setMessage(redact(message));
    client.log(request, (error: unknown) => error && write(redact(message)));
  };
}
