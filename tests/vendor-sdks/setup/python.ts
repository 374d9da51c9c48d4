import { join } from "node:path";
import { capture, findOnPath, tail } from "../../../tools/setup/command.mjs";
import { SetupError } from "../../../tools/setup/failure.mjs";
import { cached } from "./cached";
import { inVendorSdks, readText } from "./folder";

const oldest = [3, 10] as const;
const advice = `Install Python ${oldest.join(".")} or later with pip and venv:
  Debian, Ubuntu   apt-get install python3 python3-venv
  Fedora, RHEL     dnf install python3
  Alpine           apk add python3
  macOS            brew install python3`;

/** Makes a virtual environment with the SDKs, once; its interpreter. Without Python this fails: the SDKs are a check. */
export async function python(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const python3 = findOnPath("python3", env.PATH);
  if (python3 === undefined) throw new SetupError("There is no python3 on the PATH.", advice);
  const requirements = readText(inVendorSdks(), "requirements.txt");
  const folder = await cached({
    name: "python",
    // A virtual environment belongs to the interpreter that made it.
    key: [requirements, python3, await versionOf(python3)],
    fill: (draft) => fill(python3, draft),
  });
  return join(folder, "bin", "python3");
}

async function versionOf(python3: string): Promise<string> {
  const { code, stdout, stderr } = await capture(python3, ["--version"]);
  const [, version = "", major, minor] = /^Python ((\d+)\.(\d+)\S*)/.exec(stdout) ?? [];
  if (code !== 0 || version === "")
    throw new SetupError(`${python3} does not tell its version: ${tail(stderr + stdout, 3)}`, advice);
  if (Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor) < oldest[1]))
    throw new SetupError(`${python3} is Python ${version}, which is too old.`, advice);
  return version;
}

async function fill(python3: string, folder: string): Promise<void> {
  const made = await capture(python3, ["-m", "venv", folder]);
  if (made.code !== 0) throw new SetupError(`python3 -m venv failed:\n${tail(made.stderr + made.stdout, 12)}`, advice);
  // Not the program `pip`, whose first line names the folder before its rename.
  const options = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"];
  const pip = ["-m", "pip", "install", ...options, "-r", inVendorSdks("requirements.txt")];
  const installed = await capture(join(folder, "bin", "python3"), pip);
  if (installed.code === 0) return;
  throw new SetupError(
    `pip install of tests/vendor-sdks/requirements.txt failed:\n${tail(installed.stderr + installed.stdout, 12)}`,
    "It needs a package index within reach (python3 -m pip config list).",
  );
}
