import { expect } from "vitest";
import { clouds } from "../../../provider/registry";
import { stageForEach } from "../stage";
import { monitorSubjects } from "./monitor-subjects";

/** The monitor of each cloud that has one, by the cloud. */
export const monitors = clouds.flatMap(({ resources }) =>
  resources.filter(({ kind }) => kind === "BucketAccessMonitor").map((monitor) => [monitor.cloud, monitor] as const),
);

/** One bucket of a cloud, its monitor, and how a test changes both behind the provider. */
export function monitorScene(cloud: string, monitor: (typeof monitors)[number][1]) {
  const subject =
    monitorSubjects[cloud] ?? expect.fail(`${cloud} is not in tests/conformance/buckets/monitor-subjects.ts`);
  const { region, bucket, service } = subject;
  const stage = stageForEach();
  const enabled = { cloud, region, bucket, status: "Enabled", onDelete: "restore" };
  type Fault = Parameters<typeof stage.emulator.control.fault>[0];
  return {
    stage,
    subject,
    id: `${cloud}/${region}/${bucket}`,
    enabled,
    state: { ...enabled, previousStatus: "Disabled" },
    live: () => stage.emulator.control.bucket(cloud, bucket)?.accessMonitor,
    put: (accessMonitor: "Enabled" | "Disabled") =>
      void stage.emulator.control.putBucket(cloud, { name: bucket, accessMonitor }),
    fault: (kind: Fault["kind"], action: string, more: object = {}) =>
      stage.emulator.control.fault({ cloud, service, action, kind, ...more }),
    create: (inputs: object = enabled) => monitor.create(stage.operation(), { ...inputs }),
  };
}
