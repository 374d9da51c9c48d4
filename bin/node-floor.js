// The first line of everything that runs on a user's own Node: an older one cannot even load what follows.
const floor = require("../package.json").engines.node.replace(/[^\d.]/g, "");
const own = process.versions.node;

/** @param {string} version */
function rank(version) {
  const [major, minor = 0] = version.split(".");
  return Number(major) * 1000 + Number(minor);
}

if (rank(own) < rank(floor)) {
  process.stderr.write(`access-audit needs Node ${floor} or later, but this is Node ${own}. Install a newer Node.\n`);
  process.exit(1);
}
