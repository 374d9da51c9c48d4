import { Command } from "commander";
import { driftCommand } from "./drift";
import { emulateCommand } from "./emulate";
import { reviewCommand } from "./review";
import { scanCommand } from "./scan";
import { whoamiCommand } from "./whoami";

/** `access-audit` with all its commands. */
export function program(version: string): Command {
  const commands = [driftCommand(), emulateCommand(), reviewCommand(), scanCommand(), whoamiCommand()];
  const all = new Command("access-audit")
    .description("Keep bucket access monitoring and audit tracks switched on, and prove it.")
    .version(version);
  for (const command of commands) all.addCommand(command);
  return all;
}
