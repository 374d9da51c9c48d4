import { spawn } from "node:child_process";
import { inProject } from "../setup/project.mjs";
import { median } from "./median.mts";
import type { Comparison } from "./report.mts";

const times = 15;

/** From start to the first output, in milliseconds; then the program is ended. */
function millisecondsOf(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, args, { cwd: inProject(), stdio: ["ignore", "pipe", "inherit"] });
    child.on("error", reject);
    child.stdout.once("data", () => {
      resolve(performance.now() - begun);
      child.kill("SIGKILL");
    });
  });
}

/** The plugin's start to the port that the engine waits for, and the help of the command line, each in turn with its base. */
export async function starts(): Promise<Comparison[]> {
  const protocol = 'require("@grpc/grpc-js"); require("@pulumi/pulumi/proto/provider_grpc_pb"); console.log(1)';
  const pairs = [
    {
      ...{ what: "start of the plugin against Node with the gRPC stubs", goal: 1.3 },
      ...{ ours: [inProject("bin", "pulumi-resource-access-audit")], base: ["-e", protocol] },
    },
    {
      ...{ what: "access-audit --help against Node that prints a line" },
      ...{ ours: [inProject("bin", "access-audit"), "--help"], base: ["-e", "console.log(1)"] },
    },
  ];
  const found: Comparison[] = [];
  for (const { ours, base, ...about } of pairs) {
    const [own, other]: [number[], number[]] = [[], []];
    for (let n = 0; n < times; n++) {
      own.push(await millisecondsOf(ours));
      other.push(await millisecondsOf(base));
    }
    found.push({ ...about, ours: median(own), base: median(other), unit: "ms" });
  }
  return found;
}
