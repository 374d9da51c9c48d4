import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import {
  type AuditLogLinks,
  huaweiGetAuditLogLinks,
} from "../../../../provider/clouds/huawei/databases/get-audit-log-links";
import { type Answer, type LocalCloud, localCloud, type Received } from "../local-cloud";
import { sessionOf } from "../session";

const projectId = "0483b6b16e954cb88930a360d2c4e663";
const instanceId = "3d39c18788b54a919bab633874c159dfin07";
const configuration = {
  accessKey: "AKIDEXAMPLE0HUAWEI01",
  secretKey: "SkExampleNotReal",
  projectId,
  region: "me-east-1",
};

let cloud: LocalCloud | undefined;

afterEach(() => cloud?.close());

async function links(
  handle: (request: Received) => Answer | Promise<Answer>,
  ids: unknown,
  warnings: string[] = [],
): Promise<AuditLogLinks> {
  cloud = await localCloud(handle);
  const session = sessionOf({ configuration, emulatorUrl: cloud.url, warnings });
  const given = { cloud: "huawei", region: "me-east-1", instanceId, ids };
  return (await huaweiGetAuditLogLinks.run(session, given)) as AuditLogLinks;
}

const linkOf = (id: string) => `https://obs.example.invalid/${id}?x=1&y=2`;
const idsIn = ({ body }: Received) => (JSON.parse(body) as { ids: string[] }).ids;
const honest = (request: Received) => ({ body: { links: idsIn(request).map(linkOf) } });
const manyIds = Array.from({ length: 1010 }, (_, index) => `id-${index}`);

describe("getAuditLogLinks", () => {
  it("posts the ids and gives the links", async () => {
    expect(await links(honest, ["a", "b"])).toEqual({ links: [linkOf("a"), linkOf("b")] });
    expect(cloud?.received).toHaveLength(1);
    expect(cloud?.received[0]).toMatchObject({
      method: "POST",
      path: `/v3/${projectId}/instances/${instanceId}/audit-log-link`,
      body: '{"ids":["a","b"]}',
      headers: { host: "gaussdbformysql.me-east-1.myhuaweicloud.com", "content-type": "application/json" },
    });
  });

  it("calls nobody for no ids", async () => {
    expect(await links(honest, [])).toEqual({ links: [] });
    expect(cloud?.received).toEqual([]);
  });

  it("asks for 50 at a time, eight calls at once, and keeps the order", async () => {
    let openAll = () => {};
    const eighth = new Promise<void>((resolve) => {
      openAll = resolve;
    });
    const late = async (request: Received) => {
      if (cloud?.received.length === 8) openAll();
      await eighth;
      await setTimeout(idsIn(request)[0] === "id-0" ? 60 : 10);
      return honest(request);
    };
    const result = await links(late, manyIds);
    expect(result.links).toEqual(manyIds.map(linkOf));
    expect(cloud?.received.map((request) => idsIn(request).length).sort((a, b) => a - b)).toEqual([
      10,
      ...Array(20).fill(50),
    ]);
    expect(cloud?.mostAtOnce()).toBe(8);
  });

  it("asks again after a failure that passes: the call changes nothing", async () => {
    let calls = 0;
    const failingOnce = (request: Received) => (++calls === 1 ? { status: 503 } : honest(request));
    expect(await links(failingOnce, ["a"])).toEqual({ links: [linkOf("a")] });
  });

  it("warns when links are missing", async () => {
    const warnings: string[] = [];
    expect(await links(() => ({ body: { links: [] } }), ["a", "b"], warnings)).toEqual({ links: [] });
    expect(warnings).toEqual([`Huawei Cloud gave 0 links for 2 audit logs of instance ${instanceId}`]);
  });

  it.each([
    ["a", "ids must be a list"],
    [[""], "ids[0] must be at least 1"],
    [undefined, "ids is required"],
  ])("refuses the ids %j", async (ids, message) => {
    await expect(links(honest, ids)).rejects.toThrow(`getAuditLogLinks: ${message}`);
    expect(cloud?.received).toEqual([]);
  });

  it("names the permission when it is denied", async () => {
    const denied = () => ({
      status: 403,
      body: { error_code: "PAP5.0056", error_msg: "User does not have permission" },
    });
    await expect(links(denied, ["a"])).rejects.toThrow(
      `Huawei Cloud TaurusDB: could not get links to 1 audit logs of instance ${instanceId}: PAP5.0056: User does not ` +
        "have permission (HTTP 403, request request-1). The call needs the permission gaussdbformysql:auditlog:list",
    );
  });
});
