import { outward } from "../provider/core/session/foreign-text";
import { keepHeapSmall } from "./lake/small-heap";
import { packageVersion } from "./package-version";
import { program } from "./program";
import { wrapped } from "./report/wrapped";

// It reads for as long as there are events.
if (process.argv[2] === "events") keepHeapSmall();

program(packageVersion(), process.argv.slice(2))
  .then((all) => all.parseAsync())
  .catch((error: unknown) => {
    console.error(wrapped(outward(error instanceof Error ? `access-audit: ${error.message}` : String(error))));
    process.exitCode = 1;
  });
