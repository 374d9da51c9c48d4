// Lints a Dockerfile; prints what is wrong with it as JSON.
const { readFileSync } = require("node:fs");
const { validate } = require("dockerfile-utils");

const problems = validate(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(problems.map(({ range, message }) => `${range.start.line + 1}: ${message}`)));
