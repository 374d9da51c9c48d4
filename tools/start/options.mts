import { parseArgs } from "node:util";

export interface Options {
  readonly keep: boolean;
  readonly stop: boolean;
  readonly help: boolean;
}

export const usage = `npm start             the quick start: sets everything up, starts the emulator of the clouds, runs a real
                      \`pulumi up\`, shows drift found and repaired, lists audit logs, cleans up
npm start -- --keep   the same, but leaves emulator and stack up, and says how to go on by hand
npm start -- --stop   stops the emulator that --keep left and removes its stack
npm start -- --help   this text

No cloud account is needed, nothing leaves this machine. Set PULUMI_CONFIG_PASSPHRASE to encrypt the stack's
secrets with a passphrase of your own.`;

export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { keep: { type: "boolean" }, stop: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  return { keep: values.keep === true, stop: values.stop === true, help: values.help === true };
}
