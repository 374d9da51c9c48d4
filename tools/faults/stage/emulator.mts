import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { inProject } from "../../setup/project.mjs";
import { withoutCloudVariables } from "../../start/environment.mts";

/** What is used of a request in the emulator's journal. */
export interface JournalEntry {
  readonly action: string;
  readonly target: string;
  readonly resource?: string;
  /** 0 when the connection was cut instead of answered. */
  readonly status: number;
  readonly body: string;
}

export type CloudState = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Good here only; given, because the emulator must know them again after it was killed. */
export const credentials: Readonly<Record<string, string>> = {
  TENCENTCLOUD_SECRET_ID: "AKIDfaultsfaultsfaults",
  TENCENTCLOUD_SECRET_KEY: "faults0only0for0loopback0tencent",
  ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAIfaultsfaultsfaults",
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: "faults0only0for0loopback0alibaba",
  HUAWEICLOUD_SDK_AK: "HWIDfaultsfaultsfaults",
  HUAWEICLOUD_SDK_SK: "faults0only0for0loopback0huawei",
  VOLCENGINE_ACCESS_KEY: "AKLTfaultsfaultsfaults",
  VOLCENGINE_SECRET_KEY: "faults0only0for0loopback0volcengine",
};

/** `access-audit emulate` as a process that can be killed: it comes back with what its state file holds. */
export class Emulator {
  readonly #stateFile: string;
  /** What earlier lives received: the journal is kept in memory only. */
  #earlier: readonly JournalEntry[] = [];
  #child: ChildProcess | undefined;
  #url = "";
  #isClosed = false;

  constructor(stateFile: string) {
    this.#stateFile = stateFile;
  }

  /** Another one after each start. */
  get url(): string {
    return this.#url;
  }

  async start(): Promise<void> {
    if (this.#isClosed) throw new Error("the emulator was closed");
    const args = [inProject("dist", "cli", "main.js"), "emulate", "--port", "0", "--state", this.#stateFile, "--json"];
    const env = { ...withoutCloudVariables(process.env), ...credentials };
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
    this.#child = child;
    let text = "";
    for await (const chunk of child.stdout) {
      text += chunk;
      if (text.includes("\n")) break;
    }
    if (!text.includes("\n")) throw new Error("the emulator did not start");
    this.#url = String(JSON.parse(text).url);
  }

  /** Ends it as a crash would: nothing is written any more. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  /** Ends it for good. */
  close(): Promise<void> {
    this.#isClosed = true;
    return this.kill();
  }

  async crashAndComeBack(): Promise<void> {
    this.#earlier = await this.journal();
    await this.kill();
    await this.start();
  }

  /** Every request since {@link forget}, oldest first. */
  async journal(): Promise<readonly JournalEntry[]> {
    return [...this.#earlier, ...((await this.#ask("GET", "journal")) as readonly JournalEntry[])];
  }

  forget(): void {
    this.#earlier = [];
  }

  async clearJournal(): Promise<void> {
    this.forget();
    await this.#ask("DELETE", "journal");
  }

  async state(): Promise<CloudState> {
    return (await this.#ask("GET", "state")) as CloudState;
  }

  async #ask(method: string, path: string): Promise<unknown> {
    const response = await fetch(`${this.#url}/_emulator/${path}`, { method });
    if (!response.ok) throw new Error(`the emulator answered ${response.status} for ${path}`);
    return response.json();
  }
}
