import {
  type CheckRequest,
  type ConfigureRequest,
  ConfigureResponse,
  type CreateRequest,
  type DeleteRequest,
  type DiffRequest,
  GetSchemaResponse,
  type InvokeRequest,
  type ReadRequest,
  type UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { openRun } from "../core/ownership/run";
import { sharedNotebook } from "../core/session/notebook";
import { Notices } from "../core/session/notices";
import { sharedTokens } from "../core/session/rate-tokens";
import { Session } from "../core/session/session";
import type { Settings } from "../core/session/settings";
import { checkConfig, configurationOf, diffConfig, settingsOf } from "./configuration";
import { EngineLog } from "./engine-log";
import { invoke } from "./functions";
import { type Context, check, create, diff, read, remove, update } from "./resources";
import { type PackageFacts, providerSchema } from "./schema";

/** One answer for each verb of https://github.com/pulumi/pulumi/blob/master/proto/pulumi/provider.proto that we have. */
export function verbs(facts: PackageFacts, cancel: AbortSignal, engine: string | undefined) {
  let session: Session | undefined;
  let closing = () => Promise.resolve();
  const open = (settings: Settings): Session => {
    const log = new EngineLog(engine);
    const notices = new Notices(log);
    closing = () => {
      notices.flush();
      return log.flush();
    };
    const { warn } = log;
    return new Session(settings, {
      warn,
      notice: notices.add,
      progress: log.status,
      tokens: sharedTokens(),
      notebook: sharedNotebook("asked", settings.emulatorUrl),
      begun: sharedNotebook("begun", settings.emulatorUrl),
      ...openRun(engine, warn),
    });
  };
  const context: Context = {
    cancel,
    session() {
      session ??= open(settingsOf({}));
      return session;
    },
  };
  return {
    /** What is to be said at the end of the run, which the engine still takes while it waits for the process to end. */
    close: () => closing(),
    getSchema() {
      const response = new GetSchemaResponse();
      response.setSchema(JSON.stringify(providerSchema(facts)));
      return response;
    },
    checkConfig: (request: CheckRequest) => checkConfig(request),
    diffConfig: (request: DiffRequest) => diffConfig(request),
    configure(request: ConfigureRequest) {
      session = open(settingsOf(configurationOf(request)));
      const response = new ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      return response;
    },
    check: (request: CheckRequest) => check(request, context),
    diff: (request: DiffRequest) => diff(request, context),
    create: (request: CreateRequest) => create(request, context),
    read: (request: ReadRequest) => read(request, context),
    update: (request: UpdateRequest) => update(request, context),
    delete: (request: DeleteRequest) => remove(request, context),
    invoke: (request: InvokeRequest) => invoke(request, context),
  };
}
