import { clientEnvironment } from "../../../cli/emulate-credentials";
import { type CloudName, type Emulator, type Fault, seed, startEmulator } from "../../../emulator/index";
import { endedLedger, type Written } from "../../../provider/core/ownership/ledger";
import type { Ownership } from "../../../provider/core/ownership/ownership";
import { Ownership as RunOwnership } from "../../../provider/core/ownership/ownership";
import { MemoryNotebook } from "../../../provider/core/session/notebook";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import type { HttpRequest, HttpResponse, TransportOptions } from "../../../provider/core/session/wire";
import { requestTarget } from "../../../provider/http/message";
import { TransportError } from "../../../provider/http/transport";
import { mainland } from "../../mainland";
import { secretsOf } from "../../secrets";
import { partOf } from "../../shared-ledger";
import { SkippingClock } from "../../skipping-clock";
import type { ProviderHost, ProviderUnderTest } from "../engine/provider";
import { realProvider } from "../real-host";

/** Where a run of the engine, or one of its plugins, is killed: at its n-th request, before or after it is carried out. */
export interface Kill {
  readonly at: number;
  readonly when: "before" | "after";
  readonly who: "engine" | "plugin";
}

/** One run of the engine, as its requests see it. */
interface Run {
  readonly kill: Kill | undefined;
  requests: number;
  engineDied: boolean;
}

/** A provider process; nothing that it waits for comes once it is killed. */
class Process {
  killed = false;
  private reject: (reason: Error) => void = () => undefined;
  private readonly whenKilled = new Promise<never>((_resolve, reject) => {
    this.reject = reject;
  });

  constructor() {
    this.whenKilled.catch(() => undefined);
  }

  kill(): void {
    this.killed = true;
    this.reject(new Error("the plugin exited prematurely"));
  }

  /** What the engine sees of a call. */
  call<T>(work: () => Promise<T>): Promise<T> {
    return this.killed ? this.whenKilled : Promise.race([work(), this.whenKilled]);
  }
}

const otherAccount = "6543210987654321";
const account = /1234567890123456/g;

/** The clouds with two accounts, and provider processes that talk to them without a socket. */
export class World {
  readonly clock = new SkippingClock(false);
  readonly warnings: string[] = [];
  /** That of the one machine on which all of a life happens. */
  private begun = new MemoryNotebook();
  /** Called after each write, with the account that it went to. */
  onWrite: (account: 0 | 1, action: string) => void = () => undefined;
  /** Milliseconds of the clock that the longest call of a provider took. */
  longestMs = 0;

  private constructor(readonly accounts: readonly [Emulator, Emulator]) {}

  static async open(): Promise<World> {
    let clock: SkippingClock | undefined;
    const now = () => new Date(clock?.now() ?? Date.now());
    const world = new World([await startEmulator({ now, seed: false }), await startEmulator({ now, seed: false })]);
    clock = world.clock;
    return world;
  }

  async close(): Promise<void> {
    await Promise.all(this.accounts.map((emulator) => emulator.stop()));
  }

  reset(): void {
    for (const emulator of this.accounts) found(emulator);
    this.clock.forget();
    this.begun = new MemoryNotebook();
    this.warnings.length = 0;
    this.longestMs = 0;
    this.onWrite = () => undefined;
  }

  fault(fault: Fault): void {
    this.accounts[0].control.fault(fault);
  }

  clearFaults(): void {
    for (const emulator of this.accounts) emulator.control.clearFaults();
  }

  /** Everything that no output may hold. */
  secrets(): string[] {
    return this.accounts.flatMap(secretsOf);
  }

  /**
   * The provider processes of one command, of which one, or the engine, may be killed. A command that runs the engine twice, for a
   * preview and an update, is one process.
   */
  begin(kill: Kill | undefined): { readonly host: ProviderHost; readonly isKilled: () => boolean } {
    const run: Run = { kill, requests: 0, engineDied: false };
    let latest: Written[] | undefined;
    const host: ProviderHost = {
      start: () => {
        const before = latest;
        const ledger: Written[] = [];
        latest = ledger;
        const ownership = (provider: string) =>
          new RunOwnership(partOf(ledger, provider), () => before && endedLedger(before));
        const started = new Map<string, ProviderUnderTest>();
        return {
          of: (provider) => {
            const found = started.get(provider) ?? this.startProvider(run, provider, ownership(provider));
            started.set(provider, found);
            return found;
          },
          close: async () => undefined,
        };
      },
    };
    return { host, isKilled: () => run.engineDied };
  }

  private startProvider(run: Run, provider: string, ownership: Ownership): ProviderUnderTest {
    const process = new Process();
    const session = this.session(run, process, provider === "other" ? 1 : 0, ownership);
    const real = realProvider(provider === "dynamic" ? "dynamic" : "native", session);
    const timed =
      <Request, Answer>(call: (request: Request) => Promise<Answer>) =>
      async (request: Request): Promise<Answer> => {
        const begun = this.clock.now();
        try {
          return await process.call(() => call(request));
        } finally {
          this.longestMs = Math.max(this.longestMs, this.clock.now() - begun);
        }
      };
    return {
      previews: real.previews,
      check: timed(real.check),
      diff: timed(real.diff),
      create: timed(real.create),
      read: timed(real.read),
      update: timed(real.update),
      delete: timed(real.delete),
    };
  }

  private session(run: Run, process: Process, number: 0 | 1, ownership: Ownership): Session {
    const environment = { HOME: "/nonexistent", ...clientEnvironment(this.accounts[number], {}) };
    return new Session(readSettings({ read: (key) => mainland[key] }, environment), {
      clock: this.clock,
      ownership,
      warn: (text) => void this.warnings.push(text),
      begun: this.begun,
      abandoned: () => run.engineDied,
      transport: (request, options) => this.send(run, process, number, request, options),
    });
  }

  private async send(
    run: Run,
    process: Process,
    number: 0 | 1,
    request: HttpRequest,
    { signal }: TransportOptions,
  ): Promise<HttpResponse> {
    // A process that was killed sends nothing, and hears nothing.
    if (process.killed) return new Promise(() => undefined);
    run.requests += 1;
    const { kill } = run;
    const dies = kill !== undefined && kill.at === run.requests ? kill : undefined;
    if (dies?.when === "before") return this.die(run, process, dies);
    const { control } = this.accounts[number];
    const { answer, delayMs } = this.accounts[number].answer(wireRequest(request));
    const entry = control.journal().at(-1);
    if (entry?.writes) this.onWrite(number, entry.action);
    control.clearJournal();
    if (dies !== undefined) return this.die(run, process, dies);
    if (delayMs > 0) await this.clock.sleep(delayMs, signal);
    if (answer === undefined) throw new TransportError("ECONNRESET", request.host, undefined);
    const headers = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]);
    const body = number === 1 ? answer.body.replaceAll(account, otherAccount) : answer.body;
    return { status: answer.status, headers: Object.fromEntries(headers), body };
  }

  private die(run: Run, process: Process, { who }: Kill): Promise<never> {
    if (who === "engine") {
      run.engineDied = true;
      return Promise.reject(new TransportError("ECONNRESET", "killed", undefined));
    }
    process.kill();
    return new Promise(() => undefined);
  }
}

const { tencent, alibaba, volcengine } = seed;

/** The buckets whose access can be monitored. */
const bucketsOf: Readonly<Record<CloudName, readonly (readonly [region: string, name: string])[]>> = {
  tencent: [tencent.bucket, tencent.auditBucket, "fleet-a-1250000000", "fleet-b-1250000000"].map((name) => [
    tencent.region,
    name,
  ]),
  alibaba: [alibaba.bucket, alibaba.auditBucket, "fleet-a", "fleet-b"].map((name) => [alibaba.region, name]),
  huawei: seed.huawei.obsBuckets.map((name) => [seed.huawei.region, name]),
  volcengine: [volcengine.bucket, "fleet-a", "fleet-b"].map((name) => [volcengine.region, name]),
};

/** What the seed of an emulator has, but for the events and files, which every write would copy. */
export function found({ control }: Emulator): void {
  control.reset();
  const { alibaba, huawei, tencent } = seed;
  for (const [cloud, names] of Object.entries(bucketsOf))
    for (const [region, name] of names) control.putBucket(cloud, { name, region, accessMonitor: "Disabled" });
  control.putProject({ id: huawei.projectId, name: huawei.projectName });
  control.putInstance({ id: huawei.instanceId, kind: "taurusdb", files: [] });
  control.putInstance({ id: huawei.rdsInstanceId, kind: "rds", files: [] });
  for (const [engine, id] of Object.entries(tencent.databases)) control.putDatabase({ id, engine });
  for (const [engine, id] of Object.entries(alibaba.databases)) control.putAlibabaDatabase({ id, engine });
  control.allowOrganizationTrails(true);
  control.enableInsights(["AkInsight", "IpInsight"]);
}

function wireRequest(request: HttpRequest) {
  const target = requestTarget(request);
  const [path = "/", query = ""] = target.split(/\?(.*)/s);
  const body = Buffer.from(request.body, "utf8");
  const own = { accept: "*/*", "user-agent": "simulation", ...request.headers, host: request.host };
  const headers = new Map<string, string>(Object.entries(own));
  if (body.length > 0) headers.set("content-length", String(body.length));
  return { method: request.method, target, path, query, host: request.host, headers, body };
}
