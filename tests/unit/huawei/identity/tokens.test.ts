import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { huaweiGetAuditLogs } from "../../../../provider/clouds/huawei/databases/get-audit-logs";
import { huaweiCredentials } from "../../../../provider/clouds/huawei/identity/credential-source";
import { Operation } from "../../../../provider/core/session/operation";
import type { Session } from "../../../../provider/core/session/session";
import { type Answer, type LocalCloud, localCloud, type Received } from "../local-cloud";
import { sessionOf } from "../session";

const projectId = "0483b6b16e954cb88930a360d2c4e663";
const login = { userName: "audit-user", password: "Examp1e-Passw0rd!", domainName: "ExampleDomain" };
const args = {
  cloud: "huawei",
  region: "cn-north-4",
  instanceId: "3d39c18788b54a919bab633874c159dfin07",
  startTime: "2026-01-01T00:00:00Z",
  endTime: "2026-03-10T00:00:00Z",
};
const dayMs = 24 * 60 * 60_000;

let cloud: LocalCloud | undefined;

afterEach(async () => {
  vi.useRealTimers();
  await cloud?.close();
});

/** IAM that gives numbered tokens, and TaurusDB that answers those that `accepts` takes. */
async function start(accepts: (token: string) => boolean = () => true, lifeMs = dayMs, project = projectId) {
  let tokens = 0;
  const handle = async (request: Received): Promise<Answer> => {
    if (request.path === "/v3/auth/tokens") {
      await setTimeout(20);
      const now = Date.now();
      const token = {
        expires_at: new Date(now + lifeMs).toISOString().replace("Z", "000Z"),
        issued_at: new Date(now).toISOString().replace("Z", "000Z"),
        project: { id: project, name: "cn-north-4" },
      };
      return { status: 201, headers: { "x-subject-token": `MIIexampleTOKEN${++tokens}` }, body: { token } };
    }
    if (accepts(String(request.headers["x-auth-token"]))) return { body: { audit_logs: [], total_count: 0 } };
    return { status: 401, body: { error_code: "APIGW.0301", error_msg: "Incorrect IAM authentication information" } };
  };
  cloud = await localCloud(handle);
  return cloud.url;
}

const list = (session: Session) => huaweiGetAuditLogs.run(session, args);
const logins = () => cloud?.received.filter(({ path }) => path === "/v3/auth/tokens") ?? [];
const listings = () => cloud?.received.filter(({ path }) => path.endsWith("/audit-logs")) ?? [];
const scope = { region: "cn-north-4", project: { name: "cn-north-4" } };

describe("a user who logs in by password", () => {
  it("asks for a token of the region's project and uses it instead of a signature", async () => {
    await list(sessionOf({ configuration: login, emulatorUrl: await start() }));
    expect(logins()).toHaveLength(1);
    const [request] = logins();
    expect(request?.headers.host).toBe("iam.cn-north-4.myhuaweicloud.com");
    expect(request?.headers).not.toHaveProperty("authorization");
    expect(request?.query.get("nocatalog")).toBe("true");
    expect(JSON.parse(request?.body ?? "")).toEqual({
      auth: {
        identity: {
          methods: ["password"],
          password: { user: { name: "audit-user", password: login.password, domain: { name: "ExampleDomain" } } },
        },
        scope: { project: { name: "cn-north-4" } },
      },
    });
    for (const { headers, path } of listings()) {
      expect(headers["x-auth-token"]).toBe("MIIexampleTOKEN1");
      expect(headers).not.toHaveProperty("authorization");
      expect(headers).not.toHaveProperty("x-sdk-date");
      expect(path).toContain(`/v3/${projectId}/`);
    }
  });

  it.each<[object, object, object]>([
    [{ userId: "u1", password: "open-sesame" }, { id: "u1", password: "open-sesame" }, { name: "cn-north-4" }],
    [
      { userName: "u", password: "open-sesame", domainId: "d1", projectName: "cn-north-4_web" },
      { name: "u", password: "open-sesame", domain: { id: "d1" } },
      { name: "cn-north-4_web" },
    ],
    [
      { ...login, projectId },
      { name: "audit-user", password: login.password, domain: { name: "ExampleDomain" } },
      { id: projectId },
    ],
  ])("%j", async (configuration, user, project) => {
    await list(sessionOf({ configuration: { ...configuration }, emulatorUrl: await start() }));
    const { auth } = JSON.parse(logins()[0]?.body ?? "");
    expect(auth.identity.password.user).toEqual(user);
    expect(auth.scope.project).toEqual(project);
  });

  it("logs in once for everything in a session", async () => {
    const session = sessionOf({ configuration: login, emulatorUrl: await start() });
    await Promise.all([list(session), list(session), list(session)]);
    await list(session);
    expect(logins()).toHaveLength(1);
    expect(listings()).toHaveLength(12);
  });

  it("logs in anew once when a token is refused, for all who hold it", async () => {
    const url = await start((token) => token !== "MIIexampleTOKEN1");
    await list(sessionOf({ configuration: login, emulatorUrl: url }));
    expect(logins()).toHaveLength(2);
    expect(new Set(listings().map(({ headers }) => headers["x-auth-token"]))).toEqual(
      new Set(["MIIexampleTOKEN1", "MIIexampleTOKEN2"]),
    );
  });

  it("gives up when the new token is refused too", async () => {
    const url = await start(() => false);
    const session = sessionOf({ configuration: login, emulatorUrl: url });
    await expect(list(session)).rejects.toThrow("APIGW.0301: Incorrect IAM authentication information (HTTP 401");
    expect(logins()).toHaveLength(2);
  });

  it("renews a token ten minutes before its end", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const session = sessionOf({ configuration: login, emulatorUrl: await start() });
    const source = huaweiCredentials(session, scope);
    const token = async () => (await source.get(new Operation(session))) as { authToken: string };
    expect(await token()).toMatchObject({ authToken: "MIIexampleTOKEN1" });
    vi.setSystemTime(Date.now() + dayMs - 11 * 60_000);
    expect(await token()).toMatchObject({ authToken: "MIIexampleTOKEN1" });
    vi.setSystemTime(Date.now() + 2 * 60_000);
    const renewed = await Promise.all([token(), token(), token()]);
    expect(renewed.map(({ authToken }) => authToken)).toEqual(Array(3).fill("MIIexampleTOKEN2"));
  });

  it("uses a token of a short life for half of it", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const session = sessionOf({ configuration: login, emulatorUrl: await start(() => true, 60_000) });
    const source = huaweiCredentials(session, scope);
    await source.get(new Operation(session));
    vi.setSystemTime(Date.now() + 29_000);
    await source.get(new Operation(session));
    expect(logins()).toHaveLength(1);
    vi.setSystemTime(Date.now() + 2_000);
    await source.get(new Operation(session));
    expect(logins()).toHaveLength(2);
  });

  it("counts a token's life by its own two times, however wrong our clock is", async () => {
    cloud = await localCloud(() => ({
      status: 201,
      headers: { "x-subject-token": "MIIexampleOLD" },
      body: { token: { expires_at: "2019-01-16T08:30:45.000000Z", issued_at: "2019-01-15T08:30:45.000000Z" } },
    }));
    const session = sessionOf({ configuration: login, emulatorUrl: cloud.url });
    const source = huaweiCredentials(session, scope);
    await source.get(new Operation(session));
    await source.get(new Operation(session));
    expect(cloud.received).toHaveLength(1);
  });

  it("a failed log-in is told, and tried anew by the next operation", async () => {
    let wrong = true;
    cloud = await localCloud(({ path }) => {
      if (path !== "/v3/auth/tokens") return { body: { total_count: 0 } };
      const error = { code: 401, message: "The username or password is wrong.", title: "Unauthorized" };
      if (wrong) return { status: 401, body: { error } };
      const token = { expires_at: "2099-01-01T00:00:00.000000Z", project: { id: projectId } };
      return { status: 201, headers: { "x-subject-token": "MIIexample" }, body: { token } };
    });
    const session = sessionOf({ configuration: login, emulatorUrl: cloud.url });
    await expect(list(session)).rejects.toThrow(
      "Huawei Cloud IAM: could not log in the IAM user audit-user for a token in cn-north-4: 401: The username or " +
        "password is wrong. (HTTP 401, request request-1)",
    );
    expect(cloud.received).toHaveLength(1);
    wrong = false;
    await list(session);
  });

  it("a log-in goes on for others when the operation that began it ends", async () => {
    const stop = new AbortController();
    cloud = await localCloud(async () => {
      // The first of the two ends while the log-in is under way.
      stop.abort();
      await setTimeout(20);
      const token = { expires_at: new Date(Date.now() + dayMs).toISOString(), project: { id: projectId } };
      return { status: 201, headers: { "x-subject-token": "MIIexampleTOKEN1" }, body: { token } };
    });
    const session = sessionOf({ configuration: login, emulatorUrl: cloud.url });
    const source = huaweiCredentials(session, scope);
    const hurried = source.get(new Operation(session, { cancel: stop.signal }));
    const patient = source.get(new Operation(session));
    await expect(hurried).rejects.toThrow("could not log in at Huawei Cloud: cancelled");
    expect(await patient).toMatchObject({ authToken: "MIIexampleTOKEN1" });
    expect(logins()).toHaveLength(1);
  });

  it.each([
    ["no token", {}, { token: { expires_at: "2099-01-01T00:00:00.000000Z" } }],
    ["no body", { "x-subject-token": "MIIexample" }, ""],
    ["no end", { "x-subject-token": "MIIexample" }, { token: {} }],
  ])("an answer with %s is none", async (_, headers, body) => {
    cloud = await localCloud(() => ({ status: 201, headers, body }));
    const session = sessionOf({ configuration: login, emulatorUrl: cloud.url, timeout: "300ms" });
    await expect(list(session)).rejects.toThrow("could not log in");
  });
});

describe("a given token", () => {
  const configuration = { authToken: "MIIexampleGIVEN", projectId, region: "cn-north-4" };

  it("goes along as it is", async () => {
    await list(sessionOf({ configuration, emulatorUrl: await start() }));
    expect(logins()).toEqual([]);
    for (const { headers } of listings()) expect(headers["x-auth-token"]).toBe("MIIexampleGIVEN");
  });

  it("is not renewed when it is refused, and never shown", async () => {
    const attempt = list(sessionOf({ configuration, emulatorUrl: await start(() => false) }));
    const failure = await attempt.catch(String);
    expect(failure).toContain("Check the credentials, for temporary keys the security token too, and the clock");
    expect(failure).not.toContain("MIIexampleGIVEN");
    expect(logins()).toEqual([]);
  });
});
