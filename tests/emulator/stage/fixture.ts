import { afterEach } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../emulator/index";

const running: Emulator[] = [];

/** An emulator that lives as long as the test. */
export async function emulate(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  running.push(emulator);
  return emulator;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
});

export const monitor = (status: string) =>
  `<AccessMonitorConfiguration><Status>${status}</Status></AccessMonitorConfiguration>`;
