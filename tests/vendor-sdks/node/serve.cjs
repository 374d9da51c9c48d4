"use strict";
const { createInterface } = require("node:readline");

/**
 * Performs operations for the tests: one line of JSON in, `{operation, args}`, one out, `{value}` or `{error}`.
 * Some SDKs print; the answers need the output for themselves.
 */
exports.serve = (operations, describe) => {
  const answers = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  createInterface({ input: process.stdin }).on("line", async (line) => {
    const { operation, args } = JSON.parse(line);
    answers(`${JSON.stringify(await perform(operations[operation], args, describe))}\n`);
  });
};

async function perform(operation, args, describe) {
  try {
    return { value: (await operation(args)) ?? null };
  } catch (error) {
    return { error: { type: error.name, ...describe(error) } };
  }
}
