import { afterEach, describe, expect, it } from "vitest";
import {
  type AuditLogLinks,
  huaweiGetAuditLogLinks,
} from "../../../../provider/clouds/huawei/databases/get-audit-log-links";
import { type AuditLogList, huaweiGetAuditLogs } from "../../../../provider/clouds/huawei/databases/get-audit-logs";
import { projectId, region } from "../cts/cts-server";
import { type LocalCloud, localCloud, type Received } from "../local-cloud";
import { sessionOf } from "../session";

const instanceId = "cee5265e1e5845649e354841234567dfin01";
const args = { cloud: "huawei", region, engine: "rds", instanceId };
const span = { startTime: "2026-01-01T00:00:00Z", endTime: "2026-01-02T00:00:00Z" };
const rows = Array.from({ length: 120 }, (_, index) => ({
  id: `file-${String(index).padStart(3, "0")}`,
  name: `n-${index}`,
  size: 20481.835938,
  begin_time: "2026-01-01T08:00:00+0800",
  end_time: "2026-01-01T09:00:00+0800",
}));

let cloud: LocalCloud;
const warnings: string[] = [];
afterEach(() => {
  warnings.length = 0;
  return cloud.close();
});

function handle({ path, query, body }: Received) {
  if (path === `/v3/${projectId}/instances/${instanceId}/auditlog-links`)
    return { body: { links: (JSON.parse(body) as { ids: string[] }).ids.map((id) => `https://x.invalid/${id}`) } };
  const [offset, limit] = [Number(query.get("offset")), Number(query.get("limit"))];
  if (!path.endsWith(`/instances/${instanceId}/auditlog`) || limit > 50) return { status: 400 };
  return { body: { auditlogs: rows.slice(offset, offset + limit), total_record: rows.length } };
}

const session = async () => {
  cloud = await localCloud(handle);
  return sessionOf({
    configuration: { accessKey: "AK", secretKey: "SK", projectId, region },
    emulatorUrl: cloud.url,
    warnings,
  });
};

describe("audit logs of RDS", () => {
  it("are listed in pages of 50, by the keys of RDS and from its host", async () => {
    const { auditLogs, totalCount } = (await huaweiGetAuditLogs.run(await session(), {
      ...args,
      ...span,
    })) as AuditLogList;
    expect([auditLogs.length, totalCount]).toEqual([120, 120]);
    expect(auditLogs[0]).toMatchObject({ id: "file-000", size: 20481.835938 });
    expect(cloud.received[0]?.headers.host).toBe("rds.cn-north-4.myhuaweicloud.com");
    expect(cloud.received).toHaveLength(3);
    expect(warnings).toEqual([]);
  });

  it("are refused in pages over 50", async () => {
    const listed = huaweiGetAuditLogs.run(await session(), { ...args, ...span, limit: 51 });
    await expect(listed).rejects.toThrow("limit must be at most 50 for RDS, but 51 was given");
    expect(cloud.received).toEqual([]);
  });

  it("warn of an instance id that does not end in in01", async () => {
    const other = `${instanceId.slice(0, -4)}in07`;
    await huaweiGetAuditLogs.run(await session(), { ...args, ...span, instanceId: other }).catch(() => undefined);
    expect(warnings).toEqual([expect.stringContaining("does not end with in01, as those of RDS")]);
  });

  it("have links", async () => {
    const { links } = (await huaweiGetAuditLogLinks.run(await session(), {
      ...args,
      ids: ["a", "b"],
    })) as AuditLogLinks;
    expect(links).toEqual(["https://x.invalid/a", "https://x.invalid/b"]);
  });
});
