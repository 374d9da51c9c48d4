// Loaded before the command: kills the process at one of its writes to a folder, in the middle of what it writes.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const folder = process.env.KILL_FOLDER ?? "";
const at = Number(process.env.KILL_AT);
const own = new Set();
let count = 0;

const { openSync, writeSync, writeFileSync } = fs;

function gate(half) {
  count += 1;
  if (count !== at) return;
  half?.();
  process.kill(process.pid, "SIGKILL");
}

const isOurs = (place) => (typeof place === "number" ? own.has(place) : String(place).startsWith(folder));

for (const name of ["fsyncSync", "linkSync", "renameSync", "mkdirSync", "rmSync", "closeSync", "ftruncateSync"]) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (isOurs(args[0])) gate();
    if (name === "closeSync") own.delete(args[0]);
    return real(...args);
  };
}
fs.openSync = (path, ...rest) => {
  const isOwn = isOurs(path);
  if (isOwn) gate();
  const descriptor = openSync(path, ...rest);
  if (isOwn) own.add(descriptor);
  return descriptor;
};
fs.writeSync = (descriptor, data, ...rest) => {
  if (isOurs(descriptor)) gate(() => writeSync(descriptor, data.slice(0, data.length / 2)));
  return writeSync(descriptor, data, ...rest);
};
fs.writeFileSync = (place, data, ...rest) => {
  if (isOurs(place)) gate(() => writeFileSync(place, data.slice(0, data.length / 2), ...rest));
  return writeFileSync(place, data, ...rest);
};
syncBuiltinESMExports();

// How many gates there are.
process.on("exit", () => {
  if (at === 0) process.stderr.write(`gates: ${count}\n`);
});
