import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { inProject } from "../../setup/project.mjs";
import type { OpenSuite, Suite } from "../suite.mts";

const bundle = inProject(".cache", "faults.mjs");

/** Every operation of every adapter under every fault of the network and the clouds. */
export const answers: Suite = {
  name: "answers",
  about: "every operation of every cloud under every fault of an answer, without the engine",
  async open() {
    const entry = inProject("tests", "conformance", "faults", "suite.ts");
    const own = { packages: "external", format: "esm", platform: "node", bundle: true, logLevel: "error" } as const;
    await build({ entryPoints: [entry], outfile: bundle, ...own });
    const { open } = (await import(pathToFileURL(bundle).href)) as { open(): Promise<OpenSuite> };
    return open();
  },
};
