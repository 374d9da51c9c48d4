import { outward } from "../provider/core/session/foreign-text";
import { packageVersion } from "./package-version";
import { program } from "./program";

program(packageVersion(), process.argv.slice(2))
  .then((all) => all.parseAsync())
  .catch((error: unknown) => {
    console.error(outward(error instanceof Error ? `access-audit: ${error.message}` : String(error)));
    process.exitCode = 1;
  });
