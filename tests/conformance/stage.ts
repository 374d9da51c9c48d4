import { afterAll, beforeAll, beforeEach } from "vitest";
import { clientEnvironment } from "../../cli/emulate-credentials";
import { type Emulator, type JournalEntry, startEmulator } from "../../emulator/index";
import { Ownership } from "../../provider/core/ownership/ownership";
import { Operation, type OperationOptions } from "../../provider/core/session/operation";
import { Session, type SessionParts } from "../../provider/core/session/session";
import { readSettings } from "../../provider/core/session/settings";
import { mainland } from "../mainland";
import { SkippingClock } from "../skipping-clock";

/** An emulator, and sessions of the provider that talk to it. */
export interface Stage {
  readonly emulator: Emulator;
  readonly warnings: string[];
  /** An operation of a fresh session, as another process would begin. */
  operation(options?: OperationOptions): Operation;
  session(ownership?: Ownership): Session;
  /** The time that the emulator and the sessions have. */
  now(): number;
  /** What was called since the last look. */
  calls(): JournalEntry[];
  /** The names of the writes among {@link calls}. */
  writes(): string[];
  close(): Promise<void>;
}

export async function openStage(
  configuration: Readonly<Record<string, string>> = mainland,
  parts: () => SessionParts = () => ({}),
): Promise<Stage> {
  const clock = new SkippingClock();
  const emulator = await startEmulator({ now: () => new Date(clock.now()) });
  const environment = { HOME: "/nonexistent", ...clientEnvironment(emulator, {}) };
  const warnings: string[] = [];
  const session = (ownership = new Ownership()) =>
    new Session(readSettings({ read: (key) => configuration[key] }, environment), {
      clock,
      ownership,
      warn: (text) => warnings.push(text),
      ...parts(),
    });
  const calls = () => {
    const entries = emulator.control.journal();
    emulator.control.clearJournal();
    return entries;
  };
  return {
    emulator,
    warnings,
    operation: (options) => new Operation(session(), options),
    session,
    now: clock.now,
    calls,
    writes: () =>
      calls()
        .filter((entry) => entry.writes)
        .map(({ action }) => action),
    close: () => emulator.stop(),
  };
}

/** One stage for the tests of a suite. Each finds it as it was at the start, with what `prepare` adds. */
export function stageForEach(prepare: (stage: Stage) => void = () => {}): Stage {
  let open: Stage;
  beforeAll(async () => {
    open = await openStage();
  });
  beforeEach(() => {
    open.emulator.control.reset();
    prepare(open);
    open.calls();
    open.warnings.length = 0;
  });
  afterAll(() => open.close());
  return {
    get emulator() {
      return open.emulator;
    },
    get warnings() {
      return open.warnings;
    },
    operation: (options) => open.operation(options),
    session: (ownership) => open.session(ownership),
    now: () => open.now(),
    calls: () => open.calls(),
    writes: () => open.writes(),
    close: () => open.close(),
  };
}

/** The error that a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<Error> {
  const reason: unknown = await promise.then(
    () => new Error("it was not rejected"),
    (error: unknown) => error,
  );
  return reason instanceof Error ? reason : new Error(String(reason));
}
