#!/usr/bin/env node
// Plays the command `pulumi`: each stack of PLAYED_STACKS says what it exports, and what each of its previews does.
import { appendFileSync, readFileSync } from "node:fs";

const file = process.env.PLAYED_STACKS ?? "";
const stacks = JSON.parse(readFileSync(file, "utf8"));
const args = process.argv.slice(2);
const optionOf = (name) => args[args.indexOf(name) + 1] ?? "";
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

const [command, verb] = args;
if (command === "version") process.stdout.write("v3.100.0\n");
else if (command === "stack" && verb === "ls") say(Object.keys(stacks).map((name) => ({ name, current: false })));
else if (command === "stack" && verb === "export") {
  const { resources } = stacks[optionOf("--stack")];
  if (resources === undefined) fail("the passphrase is wrong");
  else say({ version: 3, deployment: { resources } });
} else if (command === "preview") {
  const name = optionOf("--stack");
  const before = readFileSync(`${file}.log`, "utf8")
    .split("\n")
    .filter((line) => line === name).length;
  appendFileSync(`${file}.log`, `${name}\n`);
  const { previews } = stacks[name];
  const { events = [], ends } = previews[Math.min(before, previews.length - 1)];
  for (const event of events) appendFileSync(optionOf("--event-log"), `${JSON.stringify(event)}\n`);
  if (ends === "killed") process.kill(process.pid, "SIGKILL");
  else if (ends === "failed") fail("preview failed");
  else if (ends === "never") setTimeout(() => undefined, 600_000);
} else fail(`nobody plays ${args.join(" ")}`);

function fail(reason) {
  process.stderr.write(`error: ${reason}\n`);
  process.exitCode = 255;
}
