// The way in. An older Node cannot load what follows, so it is told first.
import "../../bin/node-floor.js";

await import("./dispatch.mjs");
