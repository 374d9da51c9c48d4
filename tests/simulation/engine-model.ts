import { isDeepStrictEqual } from "node:util";
import type { Call } from "./calls";
import { Deployment, type RunSettings } from "./engine/deployment";
import { Executor } from "./engine/executor";
import type { ProviderHost } from "./engine/provider";
import { Registrations } from "./engine/registration";
import { emptySnapshot, type Snapshot } from "./engine/state";
import { Hung, inOrder, Killed, type Point, type Schedule, Tasks } from "./engine/tasks";
import type { CommandName, CommandOptions, Program } from "./scenario";

/** What a run leaves to chance, and where it is killed. */
export interface Control {
  readonly schedule?: Schedule;
  readonly kill?: (point: Point) => boolean;
  /** How many steps are under way at once. */
  readonly parallel?: number;
}

export interface Outcome {
  readonly result: "succeeded" | "failed" | "killed" | "hung";
  readonly errors: readonly Error[];
  /** In the order in which they began. One that the engine was killed before is told too. */
  readonly calls: readonly Call[];
}

/**
 * The Pulumi engine in process: it calls providers in the orders in which the real one does, which `recorded-orders.json`
 * tells. It has no clock and draws no lots: what it does depends on what it is given alone.
 */
export class EngineModel {
  /** What the stack's file holds. */
  snapshot: Snapshot = emptySnapshot;
  /** What it held before, the first first. */
  readonly history: Snapshot[] = [];
  /** A killed run leaves its lock. */
  locked = false;
  readonly #host: ProviderHost;
  readonly #home: string;

  constructor(host: ProviderHost, { stack = "test", project = "recorder" } = {}) {
    this.#host = host;
    this.#home = `${stack}::${project}`;
  }

  up(program: Program, options?: CommandOptions, control?: Control): Promise<Outcome> {
    return this.run("up", program, options, control);
  }

  preview(program: Program, options?: CommandOptions, control?: Control): Promise<Outcome> {
    return this.run("preview", program, options, control);
  }

  refresh(program: Program, options?: CommandOptions, control?: Control): Promise<Outcome> {
    return this.run("refresh", program, options, control);
  }

  destroy(program: Program, options?: CommandOptions, control?: Control): Promise<Outcome> {
    return this.run("destroy", program, options, control);
  }

  /** `pulumi cancel` */
  cancel(): void {
    this.locked = false;
  }

  /** Puts back what the file held so many writes ago, as a copy from a backup would. */
  stepBack(writes = 1): void {
    this.snapshot = this.history.at(-writes) ?? this.snapshot;
  }

  async run(
    command: CommandName,
    program: Program,
    options: CommandOptions = {},
    { schedule = inOrder, kill = () => false, parallel = Number.POSITIVE_INFINITY }: Control = {},
  ): Promise<Outcome> {
    const preview = command === "preview";
    if (this.locked && !preview)
      return { result: "failed", errors: [new Error("the stack is currently locked")], calls: [] };
    const mode = options.runProgram && command !== "up" && command !== "preview" ? command : "update";
    const settings: RunSettings = { command, options, mode, preview, parallel };
    const runsProgram = command === "up" || preview || options.runProgram;
    const tasks = new Tasks(schedule, kill);
    const providers = this.#host.start({ command, preview });
    const deployment = new Deployment(settings, providers, this.snapshot, (snapshot) => this.#save(snapshot));
    const registrations = new Registrations(runsProgram ? program : [], this.#home, preview);
    tasks.spawn(new Executor(deployment, tasks, schedule).main(registrations));
    this.locked ||= !preview;
    const ended = (result: Outcome["result"], errors = deployment.errors) => ({ result, errors, calls: tasks.calls });
    try {
      await tasks.run();
    } catch (error) {
      await tasks.settled();
      if (error instanceof Killed) return ended("killed");
      if (!(error instanceof Hung)) throw error;
      // Somebody interrupts it.
      deployment.write();
      this.locked = false;
      await providers.close();
      return ended("hung", [...deployment.errors, error]);
    }
    if (!preview) this.locked = false;
    await providers.close();
    return ended(deployment.errors.length > 0 ? "failed" : "succeeded");
  }

  #save(snapshot: Snapshot): void {
    if (isDeepStrictEqual(snapshot, this.snapshot)) return;
    this.history.push(this.snapshot);
    this.snapshot = snapshot;
  }
}
