import { mkdirSync } from "node:fs";
import { ensureBuild } from "../setup/engine/sources.mjs";
import { prepareEngine } from "../setup/engine.mjs";
import { linkExamples } from "../setup/links.mjs";
import { explainKept } from "./by-hand.mts";
import { changeOutside, startEmulator, stopEmulator } from "./emulator.mts";
import { stackEnvironment, stackName, withoutCloudVariables } from "./environment.mts";
import { Pulumi } from "./pulumi.mts";
import { type Session, stateFolder } from "./session.mts";
import { type Steps, say } from "./steps.mts";
import { type AuditLog, auditLogTable, summary } from "./summary.mts";

const brief = ["--skip-preview", "--suppress-outputs", "--suppress-progress"];

interface Outputs {
  readonly monitors: Readonly<Record<string, string>>;
  readonly tracks: Readonly<Record<string, string>>;
  readonly auditLogCount: number;
  readonly auditLogs: readonly AuditLog[];
}

/** The quick start: bring into the declared state, drift, find, repair, list, clean up. */
export async function tellStory(steps: Steps, signal: AbortSignal, keep: boolean): Promise<void> {
  const engine = await steps.run("Setting up: packages, compiled sources, the Pulumi CLI", setUp);
  const session = await steps.run("Starting the emulator of the clouds on this machine", async () => {
    const started = await startEmulator(signal);
    say(`listening at ${started.url}, pid ${started.pid}`);
    return started;
  });
  const env = stackEnvironment(session);
  const pulumi = new Pulumi({ ...withoutCloudVariables(engine.env), ...env }, signal);
  await steps.run("Creating the stack, with its state in .state and all requests sent to the emulator", () =>
    createStack(pulumi, session),
  );
  await steps.run("pulumi up: buckets and audit tracks of three clouds into their declared state", () =>
    pulumi.run(["up", "--yes", ...brief], { show: true }),
  );
  const outputs = await steps.run("Reading the audit logs that the program listed", () => showLogs(pulumi));
  await steps.run(
    "Switching off the access monitor of bucket `archive` and the track `everything` outside Pulumi",
    async () => {
      await changeOutside(session, "alibaba/buckets/archive", { accessMonitor: "Disabled" });
      await changeOutside(session, "volcengine/trails", { TrailName: "all-events", LoggingStatus: "Disable" });
    },
  );
  const drift = await steps.run("access-audit drift: finding what was changed, and by whom", () => findDrift(pulumi));
  await steps.run("pulumi up --refresh: repairing it", () =>
    pulumi.run(["up", "--refresh", "--yes", ...brief], { show: true }),
  );
  await steps.run("Checking that no drift is left", () => checkClean(pulumi));
  if (!keep) {
    await steps.run("pulumi destroy: back to what was found", () => destroy(pulumi));
    await steps.run("Stopping the emulator", () => stopEmulator(session));
  }
  console.log(summary({ monitors: outputs.monitors, tracks: outputs.tracks, drift, logs: outputs }, steps.done));
  if (keep) console.log(explainKept(session, env, engine.pulumi));
}

async function setUp() {
  linkExamples();
  await ensureBuild();
  const engine = await prepareEngine();
  say(`Node ${process.version.slice(1)}, Pulumi ${engine.version} (${engine.pulumi})`);
  return engine;
}

async function createStack(pulumi: Pulumi, session: Session): Promise<void> {
  mkdirSync(stateFolder, { recursive: true });
  await pulumi.run(["stack", "init", stackName]);
  await pulumi.run(["config", "set", "access-audit:emulatorUrl", session.url]);
}

async function showLogs(pulumi: Pulumi): Promise<Outputs> {
  const outputs = await pulumi.json<Outputs>("stack", "output");
  if (outputs.auditLogCount === 0) throw new Error("the program listed no audit log");
  say(auditLogTable(outputs.auditLogs));
  return outputs;
}

/** @returns the exit code, by which a pipeline learns of drift */
async function findDrift(pulumi: Pulumi): Promise<number> {
  const { code } = await pulumi.accessAudit(["drift", "--stack", stackName, "--explain"], {
    show: true,
    expect: (ended) => ended === 7,
  });
  say(`ended with code ${code}: a pipeline fails here`);
  return code;
}

async function checkClean(pulumi: Pulumi): Promise<void> {
  const { code } = await pulumi.run(["preview", "--refresh", "--expect-no-changes"]);
  say(`pulumi preview --refresh --expect-no-changes ended with code ${code}: all is as declared`);
}

async function destroy(pulumi: Pulumi): Promise<void> {
  await pulumi.run(["destroy", "--yes", ...brief], { show: true });
  await pulumi.run(["stack", "rm", "--yes", stackName]);
}
