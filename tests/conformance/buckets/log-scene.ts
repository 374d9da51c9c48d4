import { expect } from "vitest";
import { clouds } from "../../../provider/registry";
import { stageForEach } from "../stage";
import { logSubjects } from "./log-subjects";

/** The access log of each cloud that has one, by the cloud. */
export const logs = clouds.flatMap(({ resources }) =>
  resources.filter(({ kind }) => kind === "BucketAccessLog").map((log) => [log.cloud, log] as const),
);

/** One bucket of a cloud, its access log, and how a test changes both behind the provider. */
export function logScene(cloud: string, log: (typeof logs)[number][1]) {
  const subject = logSubjects[cloud] ?? expect.fail(`${cloud} is not in tests/conformance/buckets/log-subjects.ts`);
  const { region, bucket, target, service, needs = { inputs: {}, stored: {} } } = subject;
  const id = `${cloud}/${region}/${bucket}`;
  const place = { cloud, region, bucket };
  const rest = { allowLoop: false, onDelete: "restore" };
  const told = { status: "Enabled", targetBucket: target, targetPrefix: "logs/", ...needs.inputs };
  const enabled = { ...place, ...told, ...rest };
  const state = { ...enabled, previousLog: { status: "Disabled" } };
  const stage = stageForEach(({ emulator }) => void emulator.control.putBucket(cloud, { name: target, region }));
  type Fault = Parameters<typeof stage.emulator.control.fault>[0];
  return {
    ...{ stage, subject, needs, id, place, rest, told, enabled, state },
    /** The inputs of a log that is on, each left out. */
    off: Object.fromEntries(Object.keys(told).map((name) => [name, undefined])),
    /** What the emulator has of a bucket that is as declared. */
    same: { targetBucket: target, targetPrefix: "logs/", ...needs.stored },
    live: () => stage.emulator.control.bucket(cloud, bucket)?.logging,
    put: (logging: object | null) => void stage.emulator.control.putBucket(cloud, { name: bucket, logging } as never),
    fault: (kind: Fault["kind"], action: string, more = {}) =>
      stage.emulator.control.fault({ cloud, service, action, kind, ...more }),
    create: (inputs: object = enabled) => log.create(stage.operation(), { ...inputs }),
    read: (known: object | undefined = state) => log.read(stage.operation({ timeoutMs: 1000 }), id, known as never),
    remove: (known: object) => log.remove(stage.operation(), id, { ...known }),
    failures: (given: object) => log.check({ ...enabled, ...given }).failures,
  };
}
