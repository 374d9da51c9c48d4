import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientEnvironment } from "../../../cli/emulate-credentials";
import { type CloudName, type Emulator, seed, startEmulator } from "../../../emulator/index";
import { clouds } from "../../../provider/registry";
import { runCommand } from "../lake/command";
import { enforce, lift, permissionsFor } from "./policies";

/** Only a link that the list does not tell needs it. */
const ofSilentLinks = "hdm:DescribeSqlLogTask";
/** Only a dataset asks whose the credentials are. */
const ofDatasets = ["cos:GetService", "oss:ListBuckets", "obs:bucket:ListAllMyBuckets", "tos:ListBuckets"];

/** The commands that read what was recorded, with what the permissions for them are called. */
const rows = clouds.flatMap(({ name: cloud, databases }) => [
  { command: "events", cloud, purposes: ["events"] } as const,
  ...(databases === undefined ? [] : [{ command: "logs", cloud, purposes: ["logs"] } as const]),
]);

describe.each(rows)("access-audit $command of $cloud", ({ command, cloud, purposes }) => {
  const permissions = permissionsFor(cloud, purposes);
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator?.stop());

  async function run(allowed: readonly string[]) {
    const { region } = seed[cloud as CloudName];
    const args = ["--cloud", cloud, "--region", `${cloud}/${region}`, "--since", "2d"];
    emulator.control.clearJournal();
    enforce(emulator, cloud, allowed);
    try {
      const ran = await runCommand(command, clientEnvironment(emulator, {}), ...args);
      return { ...ran, writes: emulator.control.journal().filter(({ writes }) => writes) };
    } finally {
      lift(emulator, cloud);
    }
  }

  it("does all of its work with the policies for it, and writes nothing", async () => {
    const { code, stderr, writes } = await run(permissions);
    expect(code, stderr).toBe(0);
    expect(writes).toEqual([]);
  });

  it.each(permissions.filter((one) => one !== ofSilentLinks && !ofDatasets.includes(one)))(
    "names %s where it is missing",
    async (missing) => {
      const { code, stderr } = await run(permissions.filter((one) => one !== missing));
      expect(code).toBe(1);
      expect(stderr).toContain(missing);
    },
  );
});
