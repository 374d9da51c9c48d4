import { createHash } from "node:crypto";
import { type Buckets, newBucket } from "../../buckets/bucket";
import { wholeSeconds } from "../../buckets/bucket-store";
import type { Notification } from "./cts/notification";
import { seedTraces, type Trace } from "./cts/trace";
import { blankTracker, type Tracker } from "./cts/tracker";
import { seedFiles } from "./databases/files";
import { type Instance, noPolicy } from "./databases/instance";
import { huaweiSeed } from "./seed";

export interface Project {
  id: string;
  name: string;
}

export interface HuaweiState {
  projects: Project[];
  instances: Record<string, Instance>;
  trackers: Tracker[];
  traces: Trace[];
  notifications: Notification[];
  buckets: Buckets;
  /** How long a token from now on is valid. */
  tokenLifetimeMs: number;
}

const dayMs = 24 * 3_600_000;

export function emptyHuawei(): HuaweiState {
  return {
    projects: [],
    instances: {},
    trackers: [],
    traces: [],
    notifications: [],
    buckets: {},
    tokenLifetimeMs: dayMs,
  };
}

/** Whoever has an account has a project in each region. */
export function furtherHuawei(account: string): HuaweiState {
  const id = createHash("md5").update(account).digest("hex");
  return { ...emptyHuawei(), projects: [{ id, name: huaweiSeed.projectName }] };
}

export function seedHuawei(now: Date): HuaweiState {
  const { region, projectId, projectName, instanceId, rdsInstanceId } = huaweiSeed;
  const fresh = (id: string, kind: Instance["kind"]): Instance => ({
    ...{ id, projectId, region, kind, files: seedFiles(now, id) },
    ...{ policy: noPolicy, busyLooks: 0, failsPolicy: false },
  });
  return {
    ...emptyHuawei(),
    projects: [{ id: projectId, name: projectName }],
    instances: { [instanceId]: fresh(instanceId, "taurusdb"), [rdsInstanceId]: fresh(rdsInstanceId, "rds") },
    // Whoever opens the console of CTS once has its system tracker.
    trackers: [blankTracker("system", "system", projectId, now)],
    traces: seedTraces(now),
    buckets: Object.fromEntries(
      huaweiSeed.obsBuckets.map((name) => [name, newBucket(name, region, wholeSeconds(now))]),
    ),
  };
}
