import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { inProject } from "../setup/project.mjs";
import { shotOf } from "./shot.mts";
import { svg } from "./svg.mts";

/** `npm run picture`: runs the quick start, and draws the part of its output where drift is found and repaired. */
const child = spawn(process.execPath, [inProject("tools", "start", "main.mts")], {
  stdio: ["ignore", "pipe", "inherit"],
});
let output = "";
child.stdout.setEncoding("utf8").on("data", (text) => {
  output += text;
  process.stdout.write(text);
});
const code = await new Promise((resolve) => child.on("close", resolve));
if (code !== 0) throw new Error(`the quick start ended with code ${code}`);
const file = inProject("docs", "drift.svg");
writeFileSync(file, svg(shotOf(output)));
console.log(`Wrote ${file}.`);
