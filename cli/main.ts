#!/usr/bin/env node
import { Command } from "commander";
import { outward } from "../provider/core/session/foreign-text";
import { driftCommand } from "./drift";
import { emulateCommand } from "./emulate";
import { packageVersion } from "./package-version";
import { reviewCommand } from "./review";
import { scanCommand } from "./scan";
import { whoamiCommand } from "./whoami";

const program = new Command("access-audit")
  .description("Keep bucket access monitoring and audit tracks switched on, and prove it.")
  .version(packageVersion());

program.addCommand(driftCommand());
program.addCommand(emulateCommand());
program.addCommand(reviewCommand());
program.addCommand(scanCommand());
program.addCommand(whoamiCommand());

program.parseAsync().catch((error: unknown) => {
  console.error(outward(error instanceof Error ? `access-audit: ${error.message}` : String(error)));
  process.exitCode = 1;
});
