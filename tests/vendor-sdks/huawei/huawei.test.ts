import { describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { type Trial, trial } from "../stage/trial";
import { keyKinds } from "../stage/variables";

const { instanceId: instance_id, projectId, projectName, fixedFileIds } = seed.huawei;
const dayMs = 24 * 3_600_000;
const key = (on: Trial) => on.emulator.credentials.huawei.accessKey;

/** `yyyy-mm-ddThh:mm:ss+0000`, the vendor's form. */
function daysAgo(days: number): string {
  return new Date(Date.now() - days * dayMs).toISOString().replace(/\.\d+Z$/, "+0000");
}

const window = (from: number, to: number) => ({ instance_id, start_time: daysAgo(from), end_time: daysAgo(to) });

/** What the emulator holds for a window, newest first. */
function filesIn(on: Trial, from: number, to: number) {
  const begin = (time: string) => Date.parse(time.replace(/(\d\d)(\d\d)$/, "$1:$2"));
  const [start, end] = [begin(daysAgo(from)), begin(daysAgo(to))];
  const files = on.control.instance(instance_id)?.files ?? [];
  return files
    .filter(({ begin_time }) => begin(begin_time) >= start && begin(begin_time) <= end)
    .toSorted((left, right) => begin(right.begin_time) - begin(left.begin_time));
}

describe.each(keyKinds)("huaweicloudsdkgaussdb with %s", (_, given) => {
  const on = trial(given, "huawei/taurusdb.py");

  it("lists a page of audit logs", async () => {
    const expected = filesIn(on, 10, 3);
    const listed = await on.value("listAuditLogs", { ...window(10, 3), offset: 2, limit: 5 });
    // The SDK's model cuts the size, which is a float on the wire, to an integer.
    const rows = expected.slice(2, 7).map((file) => ({ ...file, size: Math.trunc(file.size) }));
    expect(listed).toEqual({ rows, total: expected.length });
    expect(on.accepted("ListAuditLogs", key(on))).toMatchObject({ status: 200, resource: instance_id });
  });

  it("lists hundreds of files, page by page", async () => {
    const files = filesIn(on, 29, 0);
    expect(files.length).toBeGreaterThan(100);
    const { ids, total } = (await on.value("listAllAuditLogs", { ...window(29, 0), limit: 7 })) as {
      ids: string[];
      total: number;
    };
    expect(ids).toEqual(files.map(({ id }) => id));
    expect(total).toBe(files.length);
    expect(on.requests("ListAuditLogs")).toHaveLength(Math.ceil(files.length / 7));
  });

  it("takes times of another offset, and the defaults of offset and limit", async () => {
    const start_time = new Date(Date.now() - 5 * dayMs + 8 * 3_600_000).toISOString().replace(/\.\d+Z$/, "+0800");
    const listed = await on.value("listAuditLogs", { ...window(5, 0), start_time });
    const expected = filesIn(on, 5, 0);
    expect(listed).toMatchObject({ total: expected.length });
    expect(listed).toHaveProperty("rows.length", 10);
  });

  it("makes links", async () => {
    const links = await on.value("links", { instance_id, ids: fixedFileIds });
    expect(links).toHaveLength(2);
    for (const link of links as string[]) expect(link).toMatch(/^https:\/\//);
    expect(on.accepted("CreateAuditLogLinks", key(on))).toMatchObject({ status: 200, method: "POST" });
  });

  it.each([
    ["a limit beyond 100", { ...window(5, 0), limit: 101 }, { status: 400, code: "DBS.200001" }],
    ["more than 30 days", window(31, 0), { status: 400, code: "DBS.200001" }],
    ["an end before the start", window(0, 5), { status: 400, code: "DBS.200001" }],
    [
      "an instance that does not exist",
      { ...window(5, 0), instance_id: `${"0".repeat(32)}in07` },
      { status: 404, code: "DBS.200002" },
    ],
  ])("raises the error for %s", async (__, request, error) => {
    const { error: raised } = await on.call("listAuditLogs", request);
    const requestId = on.requests("ListAuditLogs").at(-1)?.requestId;
    expect(raised).toMatchObject({ type: "ClientRequestException", ...error, requestId });
  });

  it("raises the error for more than 50 links at once", async () => {
    const { error } = await on.call("links", { instance_id, ids: Array.from({ length: 51 }, () => fixedFileIds[0]) });
    expect(error).toMatchObject({ status: 400, code: "DBS.200001" });
  });

  it("tries again after throttling when it is told to, and succeeds", async () => {
    on.control.fault({ kind: "throttle", service: "taurusdb" });
    const total = await on.value("retriedAuditLogs", window(5, 0));
    expect(total).toBe(filesIn(on, 5, 0).length);
    expect(on.requests("ListAuditLogs").map(({ fault }) => fault)).toEqual(["throttle", undefined]);
  });
});

describe.each(keyKinds)("huaweicloudsdkiam with %s", (_, given) => {
  const on = trial(given, "huawei/iam.py");

  it("gets a token for a name and a password", async () => {
    const token = (await on.value("createToken", { project: projectName })) as Record<string, string>;
    const { userName } = on.emulator.credentials.huawei;
    expect(token).toMatchObject({ project: projectId, user: userName });
    expect(token.issuedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    const lifetime = Date.parse(token.expiresAt ?? "") - Date.parse(token.issuedAt ?? "");
    expect(lifetime).toBe(dayMs);
    expect(on.requests("CreateToken")).toMatchObject([{ status: 201 }]);
    expect(JSON.stringify(on.control.journal())).not.toContain(token.token);
  });

  it("raises the error for a wrong password", async () => {
    const { error } = await on.call("createToken", { project: projectName, password: "wrong" });
    expect(error).toMatchObject({ type: "ClientRequestException", status: 401 });
  });

  it("lists projects", async () => {
    on.control.putProject({ id: "f".repeat(32), name: "ap-southeast-1" });
    const here = { id: projectId, name: projectName };
    expect(await on.value("listProjects", { name: projectName })).toEqual([here]);
    expect(await on.value("listProjects")).toEqual([here, { id: "f".repeat(32), name: "ap-southeast-1" }]);
    expect(await on.value("listProjects", { name: "absent" })).toEqual([]);
    on.accepted("ListProjects", key(on));
  });
});

describe.each(keyKinds)("@huaweicloud/huaweicloud-sdk-core with %s", (_, given) => {
  const on = trial(given, "huawei-core.cjs");

  it("lists a page of audit logs", async () => {
    const expected = filesIn(on, 10, 3);
    const listed = await on.value("listAuditLogs", { ...window(10, 3), offset: 2, limit: 5 });
    expect(listed).toMatchObject({ audit_logs: expected.slice(2, 7), total_count: expected.length });
    expect(on.accepted("ListAuditLogs", key(on))).toMatchObject({ status: 200, resource: instance_id });
  });

  it("makes links", async () => {
    const made = await on.value("links", { instance_id, ids: fixedFileIds });
    expect(made).toHaveProperty("links.length", 2);
    expect(on.accepted("CreateAuditLogLinks", key(on))).toMatchObject({ status: 200, method: "POST" });
  });

  it("lists projects", async () => {
    const listed = await on.value("listProjects", { name: projectName });
    expect(listed).toMatchObject({ projects: [{ id: projectId, name: projectName }] });
    on.accepted("ListProjects", key(on));
  });

  it("fails with the vendor's code and the request id", async () => {
    const { error } = await on.call("listAuditLogs", { ...window(5, 0), offset: 0, limit: 101 });
    const requestId = on.requests("ListAuditLogs").at(-1)?.requestId;
    expect(error).toMatchObject({ status: 400, code: "DBS.200001", requestId });
  });
});
