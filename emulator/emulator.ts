import { type AdminRoute, adminPrefix, answerAdmin } from "./admin";
import type { BucketStore } from "./buckets/bucket-store";
import type { OpenedCloud } from "./cloud";
import { type Control, commonControl, commonRoutes } from "./control";
import type { Identities } from "./identities";
import { History } from "./record/history";
import { Journal } from "./record/journal";
import { Store } from "./record/store";
import {
  type CloudControls,
  type CloudName,
  cloudNames,
  completeCredentials,
  type EmulatorCredentials,
  type EmulatorState,
  freshState,
  furtherKeys,
  furtherState,
  type GivenCredentials,
  openCloud,
  secretsOf,
} from "./registry";
import { Exchange, type Exchanged } from "./server/exchange";
import { Faults } from "./server/faults";
import { isFromForeignPage } from "./server/foreign-page";
import { type FurtherRates, RateLimits } from "./server/rate-limits";
import { close, listen } from "./server/server";
import { strangerAnswer } from "./server/stranger";
import type { CloudRuntime, Service } from "./service";
import { Redaction } from "./wire/redaction";
import { linkAnswer } from "./wire/signed-links";
import type { WireRequest } from "./wire/wire";

export interface EmulatorOptions {
  /** 0 takes a free one. */
  readonly port?: number;
  /** Written after each change, read at the start. */
  readonly stateFile?: string;
  /** What is not given is generated. */
  readonly credentials?: GivenCredentials;
  readonly now?: () => Date;
  /** false: start with nothing. */
  readonly seed?: boolean;
  /** "ignore" answers whoever asks, for experiments by hand. */
  readonly signatures?: "verify" | "ignore";
  /** Enforce the documented rates, such as 20 a second for each action of CloudAudit; and these, such as `{ "tencent/cos": 50 }`. */
  readonly rateLimits?: boolean | FurtherRates;
  /** What the account's keys may do, by cloud: policies in the form of its access management. Everything unless given. */
  readonly permissions?: { readonly [Name in CloudName]?: readonly unknown[] };
}

export interface Emulator {
  readonly url: string;
  readonly credentials: EmulatorCredentials;
  readonly control: Control;
  /** Answers a request without a connection; tests that send millions need none. */
  answer(request: WireRequest): Exchanged;
  stop(): Promise<void>;
}

/** Starts the clouds on a port of the loopback address. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const now = options.now ?? (() => new Date());
  const credentials = completeCredentials(options.credentials);
  const redaction = new Redaction(secretsOf(credentials));
  const store = new Store<EmulatorState>(
    options.stateFile,
    () => freshState(now(), options.seed ?? true),
    furtherState,
  );
  const [faults, journal, history] = [new Faults(), new Journal(), new History<EmulatorState>()];
  const opened = openClouds(store, now, credentials, redaction);
  const services = opened.flatMap((cloud) => cloud.services);
  const identities = new Map<string, OpenedCloud<unknown>["identities"]>(
    opened.map((one) => [one.name, one.identities]),
  );
  const exchange = new Exchange({
    store,
    accountOf: (cloud, keyId) => identities.get(cloud)?.accountOf(keyId),
    history,
    faults,
    journal,
    redaction,
    now,
    verifySignatures: options.signatures !== "ignore",
    limits: options.rateLimits ? new RateLimits(options.rateLimits === true ? {} : options.rateLimits) : undefined,
    permits(service, call, request) {
      const cloud = opened.find(({ name }) => name === service.cloud);
      return !cloud || cloud.identities.mayDo(cloud.permissions.needs(service.name, call, request));
    },
  });
  const { control, routes } = openControl(opened, {
    faults,
    journal,
    now,
    state: () => store.copy(),
    inAccount: (account, work) => store.inAccount(account, work),
    accountKeys(cloud, account) {
      const { id, credentials: made, secrets } = furtherKeys(cloud);
      for (const secret of secrets) if (secret !== undefined) redaction.learn(secret);
      (identities.get(cloud) as Identities<object>).admit(id, made, account);
      return made;
    },
    reset() {
      store.reset();
      history.clear();
      faults.clear();
      journal.clear();
    },
  });
  for (const [cloud, permissions] of Object.entries(options.permissions ?? {}))
    control.changeIdentity(cloud, { permissions });
  // Control is about the emulator's own account unless a header names another one.
  const answer = (request: WireRequest) =>
    store.inAccount(
      isAdmin(request) ? request.headers.get("x-account") : undefined,
      () => followed(request, now()) ?? dispatch(request, services, exchange, routes),
    );
  const { server, port } = await listen(options.port ?? 0, answer);
  return { url: `http://127.0.0.1:${port}`, credentials, control, answer, stop: () => close(server) };
}

type Opened = OpenedCloud<unknown> & { readonly name: string };

function openClouds(
  store: Store<EmulatorState>,
  now: () => Date,
  credentials: EmulatorCredentials,
  redaction: Redaction,
): Opened[] {
  const open = <Name extends CloudName>(name: Name): Opened => {
    const runtime: CloudRuntime<EmulatorState[Name]> = {
      state: () => store.state[name],
      changed: () => store.save(),
      now,
    };
    return { name, ...openCloud(name, runtime, credentials, redaction) };
  };
  return cloudNames.map((name) => open(name));
}

type CommonParts = Omit<Parameters<typeof commonControl>[0], "bucketStores" | "identities" | "permissions">;

function openControl(opened: readonly Opened[], parts: CommonParts): { control: Control; routes: AdminRoute[] } {
  const bucketStores = new Map(
    opened.flatMap(({ name, buckets }): [string, BucketStore][] => (buckets ? [[name, buckets]] : [])),
  );
  const identities = new Map(opened.map(({ name, identities: own }) => [name, own]));
  const permissions = new Map(opened.map(({ name, permissions: own }) => [name, own]));
  const common = commonControl({ bucketStores, identities, permissions, ...parts });
  const controls = Object.assign({}, ...opened.map(({ control }) => control)) as CloudControls;
  return {
    control: { ...common, ...controls },
    routes: [...commonRoutes(common), ...opened.flatMap(({ routes }) => routes)],
  };
}

const foreignPageAnswer: Exchanged = {
  answer: { status: 403, headers: { "Content-Type": "text/plain" }, body: "not for a page of another site\n" },
  delayMs: 0,
};

const isAdmin = ({ path }: WireRequest) => path.startsWith(`${adminPrefix}/`);

/** A link that a cloud gave out is signed already. */
function followed(request: WireRequest, now: Date): Exchanged | undefined {
  const answer = linkAnswer(request, now);
  return answer && { answer, delayMs: 0 };
}

/** The scheme of the signature decides; only when there is none, the host that was asked for. */
function dispatch(
  request: WireRequest,
  services: readonly Service[],
  exchange: Exchange,
  routes: readonly AdminRoute[],
): Exchanged {
  if (isAdmin(request)) return answerAdmin(request, routes);
  const service =
    services.find((candidate) => candidate.recognises(request) === "signature") ??
    services.find((candidate) => candidate.recognises(request) === "host");
  // A page knows no keys; where none are wanted, it must not be the one who asks.
  if (!exchange.verifies && isFromForeignPage(request)) return foreignPageAnswer;
  return service ? exchange.handle(service, request) : strangerAnswer(request, services);
}
