import { debuglog } from "node:util";
import type * as pulumi from "@pulumi/pulumi";
import { plain } from "./core/fields/plain";
import { PartialFailure } from "./core/lifecycle/convergence";
import type { Properties } from "./core/lifecycle/kind";
import { openRun } from "./core/ownership/run";
import { reasonOf } from "./core/session/errors";
import { outward } from "./core/session/foreign-text";
import { sharedNotebook } from "./core/session/notebook";
import { Notices } from "./core/session/notices";
import { sharedTokens } from "./core/session/rate-tokens";
import { Session } from "./core/session/session";
import { readSettings } from "./core/session/settings";
import * as handlers from "./handlers";
import { type KindName, kindNames } from "./kinds";
import { asItIs } from "./lookups";

/** With `NODE_DEBUG=access-audit`. */
const debug = debuglog("access-audit");

/** The property in which the engine keeps the line of code that finds a dynamic resource's handler. */
const providerKey = "__provider";

/**
 * An error as the host of dynamic resources shows it: it prints the stack, so the stack is the message. `id` and
 * `properties` make it keep a resource whose create failed half-way.
 */
class HandlerError extends Error {
  override readonly name = "error";
  readonly id?: string;
  readonly properties?: Properties;
  readonly reasons?: string[];

  constructor(cause: unknown, providerLine: unknown) {
    const message = outward(reasonOf(cause));
    super(message);
    this.stack = message;
    if (cause instanceof PartialFailure) {
      this.id = cause.id;
      this.properties = plain({ ...cause.properties, [providerKey]: providerLine });
      this.reasons = [message];
    }
  }
}

/** The handlers of all kinds. They share one session: one look-up of credentials, one set of rate limits. */
export function dynamicProviders(): Record<KindName, pulumi.dynamic.ResourceProvider> {
  let config: pulumi.dynamic.Config | undefined;
  let session: Session | undefined;
  // Opened at its first use, because an error in `configure` would be told to one resource only.
  const open = (): Session => {
    if (session !== undefined) return session;
    const warn = (message: string) => void process.stderr.write(`warning: ${outward(message)}\n`);
    const notices = new Notices({ warn, debug: (message) => debug("%s", outward(message)) });
    const settings = readSettings({ read: (key) => config?.get(`access-audit:${key}`) }, process.env);
    session = new Session(settings, {
      warn,
      notice: notices.add,
      progress: (_urn, message) => void process.stderr.write(`${outward(message)}\n`),
      tokens: sharedTokens(),
      notebook: sharedNotebook("asked", settings.emulatorUrl),
      begun: sharedNotebook("begun", settings.emulatorUrl),
      // The host is started with the engine's address, as a plugin is.
      ...openRun(process.argv[2], warn),
    });
    // The engine ends the host by this signal. Sent once more, it does what it does without a listener.
    process.once("SIGINT", () => {
      notices.flush();
      process.kill(process.pid, "SIGINT");
    });
    return session;
  };
  const configure = (request: pulumi.dynamic.ConfigureRequest): Promise<void> => {
    config = request.config;
    return Promise.resolve();
  };
  const handlers = kindNames.map((kind) => [kind, handlerOf(kind, configure, open)] as const);
  return Object.fromEntries(handlers) as Record<KindName, pulumi.dynamic.ResourceProvider>;
}

function handlerOf(
  kind: KindName,
  configure: (request: pulumi.dynamic.ConfigureRequest) => Promise<void>,
  open: () => Session,
): pulumi.dynamic.ResourceProvider {
  const addressee = () => ({ kind, session: open() });
  /** Runs a verb; whatever it throws leaves as a {@link HandlerError}, whatever it returns without `undefined`. */
  const verb = async <T extends object>(
    given: Properties,
    work: (properties: Properties) => Promise<T>,
  ): Promise<T> => {
    const { [providerKey]: line, ...properties } = given;
    try {
      return plain(await work(properties));
    } catch (error) {
      throw new HandlerError(error, line);
    }
  };
  return {
    configure,

    check: (olds, news) =>
      verb(news, async (given) => handlers.check(addressee(), given, Object.keys(olds ?? {}).length === 0)),

    diff: (id, olds, news) =>
      verb(news, async (given) => {
        const live = await asItIs(addressee(), id, olds, given);
        const resolved = await handlers.resolve(addressee(), olds, given);
        const compared = handlers.diff(addressee(), id, olds, resolved, undefined, live);
        const { differences, replaces, deleteBeforeReplace } = compared;
        return { changes: differences.length > 0, replaces: [...replaces], deleteBeforeReplace };
      }),

    create: (inputs) =>
      verb(inputs, async (given) => {
        const { id, properties } = await handlers.create(addressee(), given);
        return { id, outs: properties };
      }),

    read: (id, props = {}) =>
      verb(props, async (state) => {
        const found = await handlers.read(addressee(), id, state);
        return found ? { id, props: found.properties, inputs: found.inputs } : { id: "" };
      }),

    update: (id, olds, news) =>
      verb(news, async (given) => {
        const { [providerKey]: _, ...old } = olds;
        return { outs: await handlers.update(addressee(), id, old, given) };
      }),

    delete: (id, props) =>
      verb(props, async (state) => {
        await handlers.remove(addressee(), id, state);
        return {};
      }).then(() => undefined),
  };
}
