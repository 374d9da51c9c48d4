import { type Emulator, type JournalEntry, startEmulator } from "../../emulator/index";
import { Operation, type OperationOptions } from "../../provider/core/operation";
import { Ownership } from "../../provider/core/ownership/ownership";
import { Session, type SessionParts } from "../../provider/core/session";
import { readSettings } from "../../provider/core/settings";
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

/** Whatever is no read: a new action that changes something is not overlooked. */
const reading = /^(Get|List|Describe|Show|Lookup|Head|Search|Inquire|CreateToken|Assume)/;

export async function openStage(
  configuration: Record<string, string> = {},
  parts: () => SessionParts = () => ({}),
): Promise<Stage> {
  const clock = new SkippingClock();
  const emulator = await startEmulator({ now: () => new Date(clock.now()) });
  const { tencent, alibaba, huawei, volcengine } = emulator.credentials;
  const environment = {
    HOME: "/nonexistent",
    ACCESS_AUDIT_EMULATOR_URL: emulator.url,
    TENCENTCLOUD_SECRET_ID: tencent.secretId,
    TENCENTCLOUD_SECRET_KEY: tencent.secretKey,
    ALIBABA_CLOUD_ACCESS_KEY_ID: alibaba.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: alibaba.accessKeySecret,
    HUAWEICLOUD_SDK_AK: huawei.accessKey,
    HUAWEICLOUD_SDK_SK: huawei.secretKey,
    VOLCENGINE_ACCESS_KEY: volcengine.accessKey,
    VOLCENGINE_SECRET_KEY: volcengine.secretKey,
  };
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
        .filter(({ action }) => !reading.test(action))
        .map(({ action }) => action),
    close: () => emulator.stop(),
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
