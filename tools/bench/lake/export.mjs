// Writes a dataset of an address's events: a process of its own, whose memory is measured. In JavaScript, for to read types takes memory.
import { inProject } from "../../setup/project.mjs";

const [folder = "", url = "", startMs = "", endMs = ""] = process.argv.slice(2);

// Before all else, as the command does: what loads the clouds would make the heap grow.
const { keepHeapSmall } = await import(inProject("dist", "cli", "lake", "small-heap.js"));
keepHeapSmall();

const { Dataset } = await import(inProject("dist", "cli", "lake", "dataset", "dataset.js"));
const { readTarget } = await import(inProject("dist", "cli", "lake", "read-events.js"));
const { targetsOf } = await import(inProject("dist", "cli", "lake", "targets.js"));
const { clouds } = await import(inProject("dist", "provider", "registry.js"));
const { readSettings, Session } = await import(inProject("dist", "provider", "index.js"));

/** @type {Record<string, string>} */
const configuration = { alibaba: JSON.stringify({ region: "cn-hangzhou", callsPerSecond: { actiontrail: 2000 } }) };
const environment = {
  HOME: "/nonexistent",
  ACCESS_AUDIT_EMULATOR_URL: url,
  ALIBABA_CLOUD_ACCESS_KEY_ID: "id-of-a-key",
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: "a-secret",
};
const session = new Session(readSettings({ read: (/** @type {string} */ key) => configuration[key] }, environment));
const cloud = clouds.find((/** @type {{ name: string }} */ { name }) => name === "alibaba");
const wanted = { account: "default", required: true, regionsOf: () => undefined };
const { found: targets } = await targetsOf(cloud, session, wanted);
const dataset = new Dataset(folder, {});
const reading = { session, filter: {}, cancel: new AbortController().signal, advance: () => {} };
const begun = performance.now();
await readTarget(
  reading,
  targets[0],
  { startMs: Number(startMs), endMs: Number(endMs) },
  dataset.storeOf(targets[0], { id: "1234567890123456" }),
);
const seconds = (performance.now() - begun) / 1000;
dataset.close();
console.log(JSON.stringify({ seconds, residentBytes: process.resourceUsage().maxRSS * 1024 }));
