import { seed } from "../../../emulator/index";
import type { Properties } from "../../../provider/core/lifecycle/kind";
import * as handlers from "../../../provider/handlers";
import type { KindName, SourceName } from "../../../provider/kinds";
import { runDataSource } from "../../../provider/registry";
import type { Operation } from "../faults/operation";
import type { Scene } from "../faults/scene";
import { type Subject, subjects } from "../subjects";

const hourMs = 3_600_000;
const spanOf = (scene: Scene) => {
  const now = scene.clock.now();
  return { startTime: new Date(now - 20 * hourMs).toISOString(), endTime: new Date(now).toISOString() };
};

/** Something that only sometimes happens; `begin` puts it in place and answers what then needs a permission. */
function operation(key: string, cloud: string, begin: (scene: Scene) => Promise<() => Promise<unknown>>): Operation {
  return {
    key,
    cloud,
    async prepare(scene) {
      scene.begin(true);
      return { run: await begin(scene), judge: async () => [] };
    },
  };
}

/** A data source, of which `prepare` tells the arguments. */
const reading = (source: SourceName, cloud: string, what: string, prepare: (scene: Scene) => object) =>
  operation(`${source}/${cloud}/${what}`, cloud, async (scene) => {
    const args = prepare(scene);
    const session = scene.session();
    return () => runDataSource(source, session, { cloud, ...args });
  });

const tencentFiles = ["cdb", "cynosdb", "postgres", "mongodb", "mariadb", "dcdb"] as const;
const { tencent, alibaba, huawei } = seed;

/** An instance that is audited, and of which nothing is recorded. */
function silent(scene: Scene, cloud: "tencent" | "alibaba", engine: string): object {
  const id = `${(seed[cloud].databases as Readonly<Record<string, string>>)[engine]}9`;
  const { control } = scene.emulator;
  if (cloud === "tencent") control.putDatabase({ id, engine, auditing: {} });
  else control.putAlibabaDatabase({ id, engine, auditing: {}, rows: [] });
  const child = engine === "polardb" ? { childInstanceIds: "pi-1" } : {};
  return { region: seed[cloud].region, engine, instanceId: id, ...spanOf(scene), ...child };
}

const records = (["tencent", "alibaba"] as const).flatMap((cloud) =>
  Object.keys(seed[cloud].databases).map((engine) =>
    reading("getAuditRecords", cloud, engine, (scene) => silent(scene, cloud, engine)),
  ),
);

function withFile(scene: Scene, engine: (typeof tencentFiles)[number]): object {
  const instanceId = tencent.databases[engine];
  scene.emulator.control.putDatabase({ id: instanceId, engine, auditing: {}, files: [{ at: scene.clock.now() }] });
  return { region: tencent.region, engine, instanceId };
}

/** The first file that there is, so that its link can be asked for. */
const linkOf = (cloud: string, what: string, prepare: (scene: Scene) => object) =>
  operation(`getAuditLogLinks/${cloud}/${what}`, cloud, async (scene) => {
    const args = { cloud, ...prepare(scene) };
    const listed = await runDataSource("getAuditLogs", scene.session(), args);
    const [file] = (listed as { auditLogs: readonly { id: string }[] }).auditLogs;
    const { startTime: _from, endTime: _to, ...place } = args as Properties;
    const session = scene.session();
    return () => runDataSource("getAuditLogLinks", session, { ...place, ids: [file?.id ?? "none"] });
  });

function withTask(scene: Scene, engine: "rds" | "polardb"): object {
  const id = alibaba.databases[engine];
  const tasks = [{ at: scene.clock.now() }];
  scene.emulator.control.putAlibabaDatabase({ id, auditing: {}, tasks, listsLinks: false });
  return { region: alibaba.region, engine, instanceId: id };
}

const huaweiFiles = (scene: Scene, engine: "taurusdb" | "rds") => {
  const instanceId = engine === "rds" ? huawei.rdsInstanceId : huawei.instanceId;
  return { region: huawei.region, engine, instanceId, ...spanOf(scene) };
};

const files = [
  ...tencentFiles.flatMap((engine) => [
    reading("getAuditLogs", "tencent", engine, (scene) => withFile(scene, engine)),
    linkOf("tencent", engine, (scene) => withFile(scene, engine)),
  ]),
  ...(["rds", "polardb"] as const).map((engine) => linkOf("alibaba", engine, (scene) => withTask(scene, engine))),
  ...(["taurusdb", "rds"] as const).flatMap((engine) => [
    reading("getAuditLogs", "huawei", engine, (scene) => huaweiFiles(scene, engine)),
    linkOf("huawei", engine, (scene) => huaweiFiles(scene, engine)),
  ]),
];

let instances = 0;

/** This process remembers what it asked for, so that an export of the same instance would be looked for. */
function freshInstance({ emulator: { control } }: Scene, { thing: { engine } }: Subject): string {
  instances += 1;
  const id = `${tencent.databases[engine as (typeof tencentFiles)[number]]}${instances}`;
  control.putDatabase({ id, engine: String(engine), auditing: {} });
  return id;
}

/** What a resource does after a change of its inputs, or right at its beginning. */
function life(subject: Subject, what: string, change: Properties | "create" | "end", prepare?: (scene: Scene) => void) {
  const { kind, cloud } = subject;
  return operation(`${kind}/${cloud}/${what}`, cloud, async (scene) => {
    scene.begin();
    subject.prepare?.(scene.emulator);
    const thing =
      kind === "AuditLogExport" ? { ...subject.thing, instanceId: freshInstance(scene, subject) } : subject.thing;
    const addressee = () => ({ kind: kind as KindName, session: scene.session() });
    const checked = (given: Properties) => handlers.check(addressee(), given).inputs;
    const inputs = checked({ ...thing });
    if (change === "create") {
      prepare?.(scene);
      return () => handlers.create(addressee(), inputs);
    }
    const { id, properties } = await handlers.create(addressee(), inputs);
    prepare?.(scene);
    if (change === "end") return () => handlers.remove(addressee(), id, properties);
    return () => handlers.update(addressee(), id, properties, checked({ ...thing, ...change }));
  });
}

const namesOf = ({ thing }: Subject) =>
  ("buckets" in thing ? Object.values(thing.buckets as Record<string, string[]>).flat() : [thing.bucket]) as string[];

/** Rules by the last access time forbid to switch a monitor off, and the message names them. */
const ruled = subjects
  .filter(({ kind }) => kind === "BucketAccessMonitor" || kind === "BucketAccessMonitors")
  .map((subject) =>
    life(subject, "with a rule", { status: "Disabled" }, ({ emulator: { control } }) => {
      for (const name of namesOf(subject))
        control.putBucket(subject.cloud, { name, lifecycleRules: [{ id: "cold", accessTime: true }] });
    }),
  );

const patterned = subjects
  .filter(({ kind }) => kind === "BucketAccessMonitors" || kind === "BucketAccessLogs")
  .map((subject) => {
    const { buckets, ...rest } = subject.thing as Properties & { buckets: Record<string, string[]> };
    const patterns = Object.fromEntries(Object.entries(buckets).map(([region, [name]]) => [region, name]));
    return life({ ...subject, thing: { ...rest, patterns } }, "by a pattern", "create");
  });

const exports = tencentFiles.flatMap((engine) => {
  const base = subjects.find(({ kind, cloud }) => kind === "AuditLogExport" && cloud === "tencent");
  if (base === undefined) return [];
  const subject: Subject = { ...base, thing: { ...base.thing, engine } };
  return [life(subject, `${engine} asked for`, "create"), life(subject, `${engine} deleted`, "end")];
});

const withoutDataEvents = subjects
  .filter(({ variant }) => variant === "data events")
  .map((subject) => life(subject, "without data events", { dataEvents: { regions: ["cn-hangzhou"], selectors: [] } }));

export const furtherOperations: readonly Operation[] = [
  ...records,
  ...files,
  ...ruled,
  ...patterned,
  ...exports,
  ...withoutDataEvents,
  reading("getBuckets", "huawei", "a bucket without a region", ({ emulator: { control } }) => {
    control.putBucket("huawei", { name: "orders", hidesRegion: true });
    return {};
  }),
];
