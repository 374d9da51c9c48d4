import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import {
  type Control,
  type Emulator,
  type GivenCredentials,
  type JournalEntry,
  startEmulator,
} from "../../../emulator/index";
import { type Judge, openJudge, type Verdict } from "./judge";
import { variablesOf } from "./variables";

/** An emulator, and an SDK that works with it; the emulator is back at its seed before each test. */
export class Trial {
  #emulator: Emulator | undefined;
  #judge: Judge | undefined;

  async open(given: GivenCredentials, program: string | undefined): Promise<void> {
    this.#emulator = await startEmulator({ credentials: given });
    if (program !== undefined) this.#judge = await openJudge(program, variablesOf(this.#emulator));
  }

  async close(): Promise<void> {
    await this.#judge?.stop();
    await this.#emulator?.stop();
  }

  get emulator(): Emulator {
    if (this.#emulator === undefined) throw new Error("the emulator has not been started");
    return this.#emulator;
  }

  get control(): Control {
    return this.emulator.control;
  }

  /** What the SDK made of an operation. */
  call(operation: string, args: Readonly<Record<string, unknown>> = {}): Promise<Verdict> {
    if (this.#judge === undefined) throw new Error("there is no program");
    return this.#judge.call(operation, args);
  }

  /** What the SDK returned; a failure of the SDK is one of the test. */
  async value(operation: string, args: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const { value, error } = await this.call(operation, args);
    expect(error).toBeUndefined();
    return value;
  }

  /** The requests for an action, oldest first. */
  requests(action: string): readonly JournalEntry[] {
    return this.control.journal().filter((entry) => entry.action === action);
  }

  /** The newest request for an action, whose signature was found to be right and made with the key `signedBy`. */
  accepted(action: string, signedBy: string): JournalEntry {
    const entry = this.requests(action).at(-1);
    if (entry === undefined) throw new Error(`the emulator saw no ${action}`);
    expect(entry).not.toHaveProperty("signatureFailure");
    expect(entry).toMatchObject({ signedBy });
    return entry;
  }

  expectNoSecretInJournal(): void {
    const { tencent, alibaba, huawei, volcengine } = this.emulator.credentials;
    const journal = JSON.stringify(this.control.journal());
    for (const secret of [
      tencent.secretKey,
      tencent.token,
      alibaba.accessKeySecret,
      alibaba.securityToken,
      huawei.secretKey,
      huawei.securityToken,
      huawei.password,
      volcengine.secretKey,
      volcengine.sessionToken,
    ])
      if (secret !== undefined) expect(journal).not.toContain(secret);
  }
}

/** Opens a trial for the tests of the enclosing `describe`. */
export function trial(given: GivenCredentials = {}, program?: string): Trial {
  const opened = new Trial();
  beforeAll(() => opened.open(given, program));
  beforeEach(() => {
    opened.control.reset();
  });
  afterEach(() => opened.expectNoSecretInJournal());
  afterAll(() => opened.close());
  return opened;
}
