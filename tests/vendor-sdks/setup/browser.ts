import { join } from "node:path";
import { capture, tail } from "../../../tools/setup/command.mjs";
import { SetupError } from "../../../tools/setup/failure.mjs";
import { cached } from "./cached";
import { inVendorSdks, readText } from "./folder";
import { nodePackages } from "./node-packages";

/** The variables by which `browser.cjs` finds Chromium, with the libraries that a machine may lack beside it. */
export async function browserVariables(): Promise<Readonly<Record<string, string>>> {
  const packages = await nodePackages();
  const fill = async (folder: string) => {
    const script = 'require("@sparticuz/chromium").default.executablePath()';
    // It unpacks into the folder for temporary files, and its libraries only where it takes itself to be needed.
    const env = { ...process.env, NODE_PATH: packages, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" };
    const { code, stdout, stderr } = await capture(process.execPath, ["-e", script], { env });
    if (code !== 0) throw new SetupError(`Chromium could not be unpacked:\n${tail(stderr + stdout, 6)}`);
  };
  const folder = await cached({ name: "browser", key: [readText(inVendorSdks(), "package-lock.json")], fill });
  return { CHROMIUM: join(folder, "chromium"), CHROMIUM_LIBRARIES: join(folder, "al2023", "lib") };
}
