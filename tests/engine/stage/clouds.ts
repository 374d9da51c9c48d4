import { clientEnvironment } from "../../../cli/emulate-credentials";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../emulator/index";

export interface Clouds extends Emulator {
  /** What sends a program here, with credentials that are good here only. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The emulator in the test's own process, where `control` changes things behind a stack's back. */
export async function startClouds(options: EmulatorOptions = {}): Promise<Clouds> {
  const emulator = await startEmulator(options);
  return { ...emulator, environment: clientEnvironment(emulator, {}) };
}
