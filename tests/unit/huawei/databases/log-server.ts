import { afterEach } from "vitest";
import { type AuditLogList, huaweiGetAuditLogs } from "../../../../provider/clouds/huawei/databases/get-audit-logs";
import { type Answer, type LocalCloud, localCloud, type Received } from "../local-cloud";
import { type SessionParts, sessionOf } from "../session";

export const projectId = "0483b6b16e954cb88930a360d2c4e663";
export const instanceId = "3d39c18788b54a919bab633874c159dfin07";
export const configuration = {
  accessKey: "AKIDEXAMPLE0HUAWEI01",
  secretKey: "SkExampleNotReal",
  projectId,
  region: "cn-north-4",
};
export const args = {
  cloud: "huawei",
  region: "cn-north-4",
  instanceId,
  startTime: "2026-01-01T00:00:00Z",
  endTime: "2026-01-02T00:00:00Z",
};

export let cloud: LocalCloud | undefined;

/** Closes the cloud of each test. */
export function closesClouds(): void {
  afterEach(() => cloud?.close());
}

/** Lists from a server that answers as `handle` says. */
export async function list(
  handle: (request: Received) => Answer | Promise<Answer>,
  given: Record<string, unknown> = {},
  parts: SessionParts = {},
): Promise<AuditLogList> {
  cloud = await localCloud(handle);
  const session = sessionOf({ configuration, emulatorUrl: cloud.url, ...parts });
  return (await huaweiGetAuditLogs.run(session, { ...args, ...given })) as AuditLogList;
}

const instant = (time: string) => Date.parse(time.replace(/(\d\d)$/, ":$1"));
export const time = (ms: number) => `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}+0800`;

/** A file an hour from the begin of 2026, the newest last. */
export const file = (index: number) => ({
  id: `file-${String(index).padStart(5, "0")}`,
  name: `name-${index}`,
  size: index + 0.835938,
  begin_time: time(instant("2026-01-01T00:00:00+0000") + index * 3_600_000),
  end_time: time(instant("2026-01-01T00:59:00+0000") + index * 3_600_000),
});
export const files = (count: number) => Array.from({ length: count }, (_, index) => file(index));
export const ids = ({ auditLogs }: AuditLogList) => auditLogs.map(({ id }) => id);

/** Serves the files whose begin lies in the window, ends included, in pages of at most `most` rows. */
export const serving =
  (all: () => readonly ReturnType<typeof file>[], most = 100) =>
  ({ query }: Received): Answer => {
    const [start, end] = ["start_time", "end_time"].map((name) => instant(query.get(name) ?? ""));
    const [offset, limit] = ["offset", "limit"].map((name) => Number(query.get(name)));
    const matching = all().filter(({ begin_time }) => {
      const begin = instant(begin_time);
      return begin >= (start ?? 0) && begin <= (end ?? 0);
    });
    const rows = matching.slice(offset, (offset ?? 0) + Math.min(limit ?? 10, most));
    return { body: { audit_logs: rows, total_count: matching.length } };
  };

export const year = { endTime: "2027-01-01T00:00:00Z" };
export const ninetyDays = { endTime: "2026-04-01T00:00:00Z" };
