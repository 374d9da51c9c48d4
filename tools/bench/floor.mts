import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { capture, tail } from "../setup/command.mjs";
import { checkGo } from "../setup/engine/engine-build.mjs";
import { inProject, projectCache } from "../setup/project.mjs";

/** Builds the provider that does nothing, and gives its folder. The compiler's own cache makes a second build short. */
export async function buildFloor(env: NodeJS.ProcessEnv): Promise<string> {
  await checkGo(env);
  const folder = join(projectCache, "bench");
  mkdirSync(folder, { recursive: true });
  const output = join(folder, "pulumi-resource-floor");
  const { code, stdout, stderr } = await capture("go", ["build", "-mod=readonly", "-o", output, "."], {
    cwd: inProject("tools", "bench", "floor"),
    env: { ...env, CGO_ENABLED: "0", GOWORK: "off" },
  });
  if (code !== 0) throw new Error(`The build of tools/bench/floor failed:\n${tail(stdout + stderr, 20)}`);
  return folder;
}
