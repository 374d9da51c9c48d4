/**
 * A Pulumi provider that takes everything for good and calls no cloud, in place of a bridged one, whose plugin no package
 * registry has. Inputs pass through it as they are, so that what a policy sees is what the program declares.
 */
const { main } = require("@pulumi/pulumi/provider");

const provider = {
  // Higher than any that a package's classes ask for.
  version: "999.0.0",
  check: async (_urn, _olds, inputs) => ({ inputs }),
  diff: async () => ({ changes: false }),
  create: async (_urn, inputs) => ({ id: "accepted", outs: inputs }),
};

main(provider, process.argv.slice(2));
