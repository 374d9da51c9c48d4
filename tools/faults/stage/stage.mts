import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withoutCloudVariables } from "../../start/environment.mts";
import { credentials, Emulator } from "./emulator.mts";
import { Gate } from "./gate.mts";
import { Stack } from "./stack.mts";

const cloudFile = "cloud.json";

/** The clouds, a gate before them and a stack that is sent to the gate. */
export class Stage {
  readonly emulator: Emulator;
  readonly gate: Gate;
  readonly stack: Stack;
  /** What {@link restore} put back, or an operation led to, as long as nothing else happened. */
  at: string | undefined;

  private constructor(emulator: Emulator, gate: Gate, stack: Stack) {
    this.emulator = emulator;
    this.gate = gate;
    this.stack = stack;
  }

  /** @param engineEnv the environment in which `pulumi` is found */
  static async open(engineEnv: NodeJS.ProcessEnv): Promise<Stage> {
    let emulator: Emulator | undefined;
    const gate = await Gate.open(() => emulator?.url ?? "");
    const env = { ...withoutCloudVariables(engineEnv), ...credentials, ACCESS_AUDIT_EMULATOR_URL: gate.url };
    const stack = await Stack.open(env);
    emulator = new Emulator(join(stack.folder, cloudFile));
    return new Stage(emulator, gate, stack);
  }

  /** A stack without resources before clouds as they are at first. */
  async begin(): Promise<void> {
    await this.emulator.start();
    await this.stack.init();
  }

  /** Copies stack and clouds to a folder. */
  async save(folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    this.stack.save(folder);
    // The state file lacks what reads changed, such as how long an instance is still busy.
    writeFileSync(join(folder, cloudFile), JSON.stringify(await this.emulator.state()));
  }

  /** Has stack and clouds as {@link save} copied them, with an empty journal. */
  async goTo(folder: string): Promise<void> {
    if (this.at !== folder) return this.restore(folder);
    await this.emulator.clearJournal();
    this.stack.forget();
    this.gate.begin();
  }

  /** Puts stack and clouds back to what {@link save} copied. */
  async restore(folder: string): Promise<void> {
    await this.emulator.kill();
    this.emulator.forget();
    this.stack.restore(folder);
    cpSync(join(folder, cloudFile), join(this.stack.folder, cloudFile));
    this.gate.begin();
    await this.emulator.start();
  }

  async close(): Promise<void> {
    await this.stack.remove();
    await this.gate.close();
    await this.emulator.close();
  }
}
