/**
 * Which way imports may point. `npm run check` runs it; each rule has been seen to fail (tests/unit/tools/imports.test.ts).
 *
 *   cli, sdk, policy → provider/registry → provider/clouds → provider/kinds → provider/http, provider/core
 */

const provider = "^provider/";
const tests = "^tests/";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circles",
      comment: "Modules of a circle can only be understood, tested and loaded together.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "core-knows-no-kind-and-no-cloud",
      comment: "What is written once for all kinds knows none of them.",
      severity: "error",
      from: { path: "^provider/core/" },
      to: { path: provider, pathNot: "^provider/core/" },
    },
    {
      name: "http-knows-no-kind-and-no-cloud",
      comment: "One way to the wire for all services; what a service is, the clouds say.",
      severity: "error",
      from: { path: "^provider/http/" },
      to: { path: provider, pathNot: "^provider/(core|http)/" },
    },
    {
      name: "kinds-know-no-cloud",
      comment: "What a kind is on any cloud; a cloud adds the rest.",
      severity: "error",
      from: { path: "^provider/kinds/" },
      to: { path: provider, pathNot: "^provider/(core|http|kinds)/" },
    },
    {
      name: "a-cloud-knows-no-other",
      comment: "A cloud is added and taken away as one folder.",
      severity: "error",
      from: { path: "^provider/clouds/([^/]+)/" },
      to: { path: provider, pathNot: ["^provider/clouds/$1/", "^provider/(core|http|kinds)/"] },
    },
    {
      name: "clouds-are-reached-by-the-registry",
      comment: "Whatever else names a cloud's files has to be changed for the next cloud.",
      severity: "error",
      from: { pathNot: ["^provider/(registry\\.ts$|clouds/)", tests] },
      to: { path: "^provider/clouds/" },
    },
    {
      name: "the-provider-knows-no-user",
      comment: "The command line, the SDK and the policies are built on the provider, never the other way round.",
      severity: "error",
      from: { path: provider },
      to: { path: "^(cli|sdk|policy|emulator|tools|tests)/" },
    },
    {
      name: "emulator-and-provider-share-nothing",
      comment: "A mistake in one must not hide in the other.",
      severity: "error",
      from: { path: "^emulator/" },
      to: { path: "^(provider|cli|sdk|policy|tools|tests)/" },
    },
    {
      name: "an-emulated-cloud-knows-no-other",
      comment: "A cloud is added and taken away as one folder.",
      severity: "error",
      from: { path: "^emulator/clouds/([^/]+)/" },
      to: { path: "^emulator/clouds/", pathNot: "^emulator/clouds/$1/" },
    },
    {
      name: "one-way-to-the-wire",
      comment: "Limits, proxies, digits and entities are decided in one place each.",
      severity: "error",
      from: { path: provider, pathNot: "^provider/http/(transport|xml|json)\\.ts$" },
      to: { path: "node_modules/(axios|fast-xml-parser|lossless-json)/" },
    },
    {
      name: "nothing-of-tests-or-tools-is-shipped",
      comment: "A user installs neither.",
      severity: "error",
      from: { path: "^(provider|cli|sdk|policy|emulator|bin)/" },
      to: { path: "^(tests|tools)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|sdk/(go|python)|tools/engine|examples)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".mts", ".mjs", ".js"] },
  },
};
