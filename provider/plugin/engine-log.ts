import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { outward } from "../core/session/foreign-text";
import type { NoticeOutput } from "../core/session/notices";

/** The engine's log; without an engine warnings go to the standard error stream. */
export class EngineLog implements NoticeOutput {
  private client: EngineClient | undefined;
  private readonly pending = new Set<Promise<void>>();

  constructor(private readonly engineAddress: string | undefined) {}

  readonly warn = (message: string): void => this.send(LogSeverity.WARNING, message);

  readonly debug = (message: string): void => {
    if (this.engineAddress) this.send(LogSeverity.DEBUG, message);
  };

  /** How far a resource is: shown on its line, and not kept. */
  readonly status = (urn: string | undefined, message: string): void => {
    if (this.engineAddress) this.send(LogSeverity.INFO, message, urn);
  };

  /** Settles when the engine has taken, or refused, all that was sent. */
  async flush(): Promise<void> {
    await Promise.all(this.pending);
  }

  private send(severity: LogSeverity, text: string, urn?: string): void {
    const message = outward(text);
    const write = () => void process.stderr.write(`warning: ${message}\n`);
    if (!this.engineAddress) {
      write();
      return;
    }
    this.client ??= new EngineClient(this.engineAddress, credentials.createInsecure());
    const request = new LogRequest();
    request.setSeverity(severity);
    request.setMessage(message);
    if (urn !== undefined) request.setUrn(urn);
    if (severity === LogSeverity.INFO) request.setEphemeral(true);
    const { client } = this;
    const sent = new Promise<void>((resolve) => {
      client.log(request, (error: unknown) => {
        if (error && severity === LogSeverity.WARNING) write();
        resolve();
      });
    });
    this.pending.add(sent);
    void sent.then(() => this.pending.delete(sent));
  }
}
