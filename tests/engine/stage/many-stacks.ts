import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Clouds, startClouds } from "./clouds";
import { createStack, type TestStack } from "./stack";

/** Many stacks of one project, each of one of several accounts. */
export interface ManyStacks {
  readonly clouds: Clouds;
  /** The folder of the project, in which commands run. */
  readonly project: TestStack;
  /** In order. */
  readonly names: readonly string[];
  /** Those in which a monitor was switched off since. */
  readonly drifted: readonly string[];
  close(): Promise<void>;
}

interface Wanted {
  readonly stacks: number;
  readonly accounts: number;
}

const region = "ap-guangzhou";
const seedName = "test";
const buckets = ["logs", "data"] as const;
const bucketOf = (name: string, stack: string) => `${name}-${stack}-1250000000`;
const padded = (index: number) => String(index).padStart(2, "0");

const program = [
  'import * as audit from "pulumi-access-audit/native";',
  'import * as pulumi from "@pulumi/pulumi";',
  `for (const name of ${JSON.stringify(buckets)})`,
  "  new audit.BucketAccessMonitor(name, {",
  `    ...({ cloud: "tencent", region: "${region}", status: "Enabled" } as const),`,
  '    bucket: name + "-" + pulumi.getStack() + "-1250000000",',
  "  });",
  "",
].join("\n");

/** A third of the stacks has drifted. Their states are copies of one that the engine made, for an `up` of each would take hours. */
export async function openManyStacks({ stacks, accounts }: Wanted): Promise<ManyStacks> {
  const clouds = await startClouds();
  for (const name of buckets) clouds.control.putBucket("tencent", { name: bucketOf(name, seedName), region });
  const env = { ...clouds.environment, PULUMI_STACK: undefined };
  const project = await createStack({ program, env });
  const up = await project.up("--stack", seedName);
  if (up.exitCode !== 0) throw new Error(up.stdout + up.stderr);
  const ids = Array.from({ length: accounts }, (_, index) => `2000000000${padded(index)}`);
  const roleOf = (id: string) => `qcs::cam::uin/${id}:roleName/auditor`;
  clouds.control.changeIdentity("tencent", { roles: ids.map((id) => ({ name: roleOf(id), account: id })) });
  const made = Array.from({ length: stacks }, (_, index) => ({
    name: `a${padded(index % accounts)}-s${padded(Math.floor(index / accounts))}`,
    id: ids[index % accounts] ?? "",
    isDrifted: index % 3 === 1,
  }));
  for (const { name, id, isDrifted } of made)
    clouds.control.inAccount(id, () => {
      for (const bucket of buckets)
        clouds.control.putBucket("tencent", {
          ...{ name: bucketOf(bucket, name), region },
          accessMonitor: isDrifted && bucket === "logs" ? "Disabled" : "Enabled",
        });
    });
  copyStates(
    project,
    made.map(({ name }) => name),
  );
  const entries = ids.map(
    (id, index) =>
      `  - { name: account-${padded(index)}, cloud: tencent, role: "${roleOf(id)}", stacks: ["a${padded(index)}-*"] }`,
  );
  writeFileSync(join(project.folder, "accounts.yaml"), `accounts:\n${entries.join("\n")}\n`);
  clouds.control.clearJournal();
  return {
    ...{ clouds, project },
    names: made.map(({ name }) => name).sort(),
    drifted: made.flatMap(({ name, isDrifted }) => (isDrifted ? [name] : [])).sort(),
    async close() {
      await project.remove();
      await clouds.stop();
    },
  };
}

function copyStates({ folder }: TestStack, names: readonly string[]): void {
  const stacks = join(folder, "backend", ".pulumi", "stacks");
  const [project = ""] = readdirSync(stacks);
  const state = readFileSync(join(stacks, project, `${seedName}.json`), "utf8");
  const settings = join(folder, `Pulumi.${seedName}.yaml`);
  for (const name of names) {
    const own = state
      .replaceAll(`urn:pulumi:${seedName}::`, `urn:pulumi:${name}::`)
      .replaceAll(`/${seedName}"`, `/${name}"`)
      .replaceAll(`${project}-${seedName}"`, `${project}-${name}"`)
      .replaceAll(`-${seedName}-1250000000`, `-${name}-1250000000`);
    writeFileSync(join(stacks, project, `${name}.json`), own);
    copyFileSync(settings, join(folder, `Pulumi.${name}.yaml`));
  }
  rmSync(join(stacks, project, `${seedName}.json`));
  rmSync(settings);
}
