/** A program of so many resources, and the buckets that it needs. */
export interface Contender {
  readonly name: "native" | "dynamic" | "floor" | "empty dynamic";
  /** Whether its resources are ours: then its time is compared with that of the floor. */
  readonly isOurs: boolean;
  program(count: number): string;
  buckets(count: number): readonly string[];
}

const region = "ap-guangzhou";

const ours = (name: "native" | "dynamic", module: string): Contender => {
  const bucket = (index: number | string) => `${name}${index}-1250000000`;
  return {
    name,
    isOurs: true,
    buckets: (count) => Array.from({ length: count }, (_, index) => bucket(index)),
    program: (count) => `
const audit = require("${module}");
for (let n = 0; n < ${count}; n++) new audit.BucketAccessMonitor("r" + n,
  { cloud: "tencent", region: "${region}", bucket: "${name}" + n + "-1250000000", status: "Enabled" });`,
  };
};

/** Resources of other providers have a class each: the engine keeps the place behind it. */
const ofType = (type: string, more: string, count: number, name: string) => `
const pulumi = require("@pulumi/pulumi");
class Monitor extends pulumi.CustomResource {
  constructor(name, args) {
    super("${type}", name, args);
  }
}
for (let n = 0; n < ${count}; n++) new Monitor("r" + n,
  { ${more}cloud: "tencent", region: "${region}", bucket: "${name}" + n + "-1250000000", status: "Enabled" });`;

const emptyHandler = "exports.handler=()=>({create:async()=>({id:'x',outs:{}}),read:async(id,props)=>({id,props})})";

/**
 * The floor is a provider in Go that takes what it is given and calls nothing. The same is said of a dynamic provider, whose
 * code the engine keeps in the state of each resource.
 */
export const contenders: readonly Contender[] = [
  {
    ...{ name: "floor", isOurs: false, buckets: () => [] },
    program: (count) => ofType("floor:index:Monitor", "", count, "floor"),
  },
  ours("native", "pulumi-access-audit/native"),
  ours("dynamic", "pulumi-access-audit"),
  {
    ...{ name: "empty dynamic", isOurs: false, buckets: () => [] },
    program: (count) =>
      ofType("pulumi-nodejs:dynamic/bench:Empty", `__provider: ${JSON.stringify(emptyHandler)}, `, count, "empty"),
  },
];
