import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { capture } from "../setup/command.mjs";
import { linkPackages } from "../setup/package-links.mjs";
import { inProject, projectCache } from "../setup/project.mjs";

/** A program in a temporary folder, and the seconds that the engine takes for it. */
export interface TimedStack {
  readonly folder: string;
  /** For commands other than `pulumi`. */
  readonly env: NodeJS.ProcessEnv;
  seconds(...command: string[]): Promise<number>;
  remove(): void;
}

export async function timedStack(program: string, env: NodeJS.ProcessEnv): Promise<TimedStack> {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-bench-"));
  linkPackages(folder, ["@pulumi/pulumi", "typescript"]);
  mkdirSync(join(folder, "backend"));
  const floor = join(projectCache, "bench");
  const providers = [
    { name: "access-audit", path: inProject("bin") },
    ...(existsSync(floor) ? [{ name: "floor", path: floor }] : []),
  ];
  const project = { name: "bench", runtime: "nodejs", plugins: { providers } };
  writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify(project));
  writeFileSync(join(folder, "package.json"), '{"main":"index.js"}');
  writeFileSync(join(folder, "index.js"), program);
  const stackEnv = {
    ...env,
    PULUMI_BACKEND_URL: `file://${join(folder, "backend")}`,
    PULUMI_CONFIG_PASSPHRASE: "bench",
    PULUMI_STACK: "bench",
  };
  const seconds = async (...command: string[]): Promise<number> => {
    const started = performance.now();
    const { code, stdout, stderr } = await capture("pulumi", [...command, "--non-interactive"], {
      cwd: folder,
      env: stackEnv,
    });
    if (code !== 0) throw new Error(`pulumi ${command.join(" ")} ended with code ${code}\n${stdout}${stderr}`);
    return (performance.now() - started) / 1000;
  };
  await seconds("stack", "init", "bench");
  return { folder, env: stackEnv, seconds, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The size of the state's file, as the engine keeps it. */
export function stateBytes({ folder }: TimedStack): number {
  const stacks = join(folder, "backend", ".pulumi", "stacks");
  const files = readdirSync(stacks, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith("bench.json"),
  );
  return Math.max(...files.map((file) => statSync(join(stacks, file)).size));
}
