import type { Call } from "../calls";

/** What a task of the engine does that others, or a kill, may come between. */
export type Effect =
  | { readonly kind: "call"; readonly call: Call; readonly run: () => Promise<unknown> }
  | { readonly kind: "save"; readonly write: () => void }
  | { readonly kind: "wait"; readonly until: () => boolean };

/** A task, or a part of one: it stops at each effect and goes on with its result. */
export type Work<Result = void> = Generator<Effect, Result, unknown>;

export function* call<Result>(told: Call, run: () => Promise<Result>): Work<Result> {
  return (yield { kind: "call", call: told, run }) as Result;
}

export function* save(write: () => void): Work {
  yield { kind: "save", write };
}

export function* wait(until: () => boolean): Work {
  yield { kind: "wait", until };
}

/** Decides what the engine leaves to chance. */
export interface Schedule {
  /** Which of so many things goes on next. */
  pick(choices: number): number;
  /** Whether another call starts while one is under way. */
  together(): boolean;
}

/** Everything one after the other, in the order in which it began. */
export const inOrder: Schedule = { pick: () => 0, together: () => false };

/** A place between two steps: before a call, after it but before its result is written, after something was written. */
export interface Point {
  readonly when: "before" | "after" | "saved";
  readonly call?: Call;
}

/** The engine was killed. */
export class Killed extends Error {}

/** The engine waits for something that never comes. */
export class Hung extends Error {}

interface Task {
  readonly work: Work;
  effect: Effect | undefined;
  state: "fresh" | "waiting" | "running" | "done";
}

/** Runs the tasks of the engine side by side. There are no threads: tasks take turns, and a schedule says whose it is. */
export class Tasks {
  readonly calls: Call[] = [];
  readonly #tasks: Task[] = [];
  readonly #running = new Map<Task, Promise<() => void>>();
  readonly #schedule: Schedule;
  readonly #kill: (point: Point) => boolean;

  constructor(schedule: Schedule, kill: (point: Point) => boolean) {
    this.#schedule = schedule;
    this.#kill = kill;
  }

  spawn(work: Work): void {
    this.#tasks.push({ work, effect: undefined, state: "fresh" });
  }

  /** Until every task is done. */
  async run(): Promise<void> {
    for (;;) {
      this.#advance();
      const ready = this.#tasks.filter(({ state, effect }) => state === "waiting" && effect?.kind !== "wait");
      if (ready.length > 0 && (this.#running.size === 0 || this.#schedule.together())) {
        const chosen = ready[this.#schedule.pick(ready.length)];
        if (chosen !== undefined) await this.#start(chosen);
      } else if (this.#running.size > 0) {
        (await Promise.race(this.#running.values()))();
      } else {
        if (this.#tasks.every(({ state }) => state === "done")) return;
        throw new Hung("the engine waits for something that never comes");
      }
    }
  }

  /** Lets everything go on that waits for nothing. */
  #advance(): void {
    for (let moved = true; moved; ) {
      moved = false;
      for (const task of this.#tasks) {
        const free = task.effect?.kind === "wait" && task.effect.until();
        if (task.state !== "fresh" && !(task.state === "waiting" && free)) continue;
        this.#resume(task, () => task.work.next());
        moved = true;
      }
    }
  }

  #resume(task: Task, step: () => IteratorResult<Effect, void>): void {
    const { done, value } = step();
    task.state = done ? "done" : "waiting";
    task.effect = done ? undefined : value;
  }

  async #start(task: Task): Promise<void> {
    const { effect } = task;
    if (effect?.kind === "save") {
      effect.write();
      await this.#perhapsKill({ when: "saved" });
      this.#resume(task, () => task.work.next());
    }
    if (effect?.kind !== "call") return;
    this.calls.push(effect.call);
    await this.#perhapsKill({ when: "before", call: effect.call });
    task.state = "running";
    const ended = (step: () => IteratorResult<Effect, void>) => () => {
      this.#running.delete(task);
      if (this.#kill({ when: "after", call: effect.call })) throw new Killed();
      this.#resume(task, step);
    };
    const running = effect.run().then(
      (result) => ended(() => task.work.next(result)),
      (error) => ended(() => task.work.throw(error)),
    );
    this.#running.set(task, running);
  }

  async #perhapsKill(point: Point): Promise<void> {
    if (!this.#kill(point)) return;
    throw new Killed();
  }

  /** What a killed engine leaves to its providers. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#running.values());
  }
}
