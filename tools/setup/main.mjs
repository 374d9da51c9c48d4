import { ensureBuild } from "./engine/sources.mjs";
import { prepareEngine } from "./engine.mjs";
import { SetupError } from "./failure.mjs";
import { linkExamples } from "./links.mjs";

const origins = { path: "found on the PATH", download: "downloaded", build: "built from its Go modules" };

const started = Date.now();
try {
  linkExamples();
  await ensureBuild();
  const engine = await prepareEngine();
  console.log(`Node    ${process.version.slice(1)} (${process.execPath})`);
  console.log(`Pulumi  ${engine.version}, ${origins[engine.source]} (${engine.pulumi})`);
  console.log(`All is set up, after ${((Date.now() - started) / 1000).toFixed(1)} s. Next: npm start, npm test.`);
} catch (error) {
  console.error(error instanceof SetupError ? `\n${error.message}` : error);
  process.exitCode = 1;
}
