import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openProject } from "../../../../provider/clouds/huawei/identity/projects";
import { Operation } from "../../../../provider/core/session/operation";
import { type Answer, localCloud, type Received } from "../local-cloud";
import { type SessionParts, sessionOf } from "../session";
import { closeAfterwards, closesClouds, cloud, id, keys, listing, ofBoth, projects } from "./project-stage";

closesClouds();

describe("a project id that is set for all calls", () => {
  const file = (text: string) => {
    const folder = mkdtempSync(join(tmpdir(), "huawei-home-"));
    folders.push(folder);
    writeFileSync(join(folder, "file"), text);
    return join(folder, "file");
  };
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
  const cli = (profile: object) =>
    file(
      JSON.stringify({
        current: "default",
        profiles: [{ name: "default", accessKeyId: "a", secretAccessKey: "s", ...profile }],
      }),
    );

  const places: readonly (readonly [string, (projectId: string) => SessionParts])[] = [
    ["the configuration", (projectId) => ({ configuration: { ...keys, projectId } })],
    ["HUAWEICLOUD_SDK_PROJECT_ID", (HUAWEICLOUD_SDK_PROJECT_ID) => ({ environment: { HUAWEICLOUD_SDK_PROJECT_ID } })],
    ["HW_PROJECT_ID", (HW_PROJECT_ID) => ({ environment: { HW_PROJECT_ID } })],
    ["OS_PROJECT_ID", (OS_PROJECT_ID) => ({ environment: { OS_PROJECT_ID } })],
    ["OS_TENANT_ID", (OS_TENANT_ID) => ({ environment: { OS_TENANT_ID } })],
    [
      "the file of the SDKs",
      (projectId) => ({
        configuration: {},
        environment: {
          HUAWEICLOUD_SDK_CREDENTIALS_FILE: file(`[basic]\nak = a\nsk = s\nproject_id = ${projectId}\n`),
        },
      }),
    ],
    [
      "the file of the CLI",
      (projectId) => ({ configuration: {}, environment: { HW_SHARED_CONFIG_FILE: cli({ projectId }) } }),
    ],
  ];

  it.each(places)("in %s counts for its own region; the other's is looked up", async (_, place) => {
    for (const reversed of [false, true]) {
      const warnings: string[] = [];
      expect(await ofBoth({ ...place(id(3)), warnings }, listing, reversed)).toEqual([id(1), id(3)]);
      expect(warnings).toEqual([]);
      // The account's projects once, and the other region's.
      expect(cloud?.received.map(({ query }) => query.get("name")).sort()).toEqual(["cn-north-4", null].sort());
      await cloud?.close();
    }
  });

  it.each<[string, () => SessionParts]>([
    ["the configuration", () => ({ configuration: { ...keys, projectId: id(7), region: "cn-east-3" } })],
    ["HW_PROJECT_ID", () => ({ environment: { HW_PROJECT_ID: id(7), HW_REGION_NAME: "cn-east-3" } })],
    ["OS_TENANT_ID", () => ({ environment: { OS_TENANT_ID: id(7), OS_REGION_NAME: "cn-east-3" } })],
    [
      "the file of the CLI",
      () => ({
        configuration: {},
        environment: { HW_SHARED_CONFIG_FILE: cli({ projectId: id(7), region: "cn-east-3" }) },
      }),
    ],
  ])("in %s with a region beside it needs no look-up there", async (_, place) => {
    expect(await ofBoth(place())).toEqual([id(1), id(7)]);
    expect(cloud?.received.map(({ query }) => query.get("name"))).toEqual(["cn-north-4"]);
  });

  it("of a user who logs in is told by the token, and the other region's has one of its own", async () => {
    const login = { userName: "u", password: "Examp1e-Passw0rd!", domainName: "d", projectId: id(3) };
    const token = ({ body }: Received): Answer => {
      const asked = JSON.parse(body).auth.scope.project as { id?: string; name?: string };
      const project = projects.find(({ id: known, name }) => known === asked.id || name === asked.name);
      const expiry = { expires_at: new Date(Date.now() + 86_400_000).toISOString() };
      return {
        status: 201,
        headers: { "x-subject-token": `for ${project?.name}` },
        body: { token: { ...expiry, project } },
      };
    };
    expect(await ofBoth({ configuration: login }, token)).toEqual([id(1), id(3)]);
    expect(cloud?.received.every(({ path }) => path === "/v3/auth/tokens")).toBe(true);
  });

  it.each([
    ["is called what no region is", id(4), listing, "its name MOS begins with no region"],
    ["is not listed", id(8), listing, "IAM does not list it"],
    [
      "may not be asked for",
      id(3),
      () => ({ status: 403, body: { error: { code: 403, message: "Forbidden" } } }),
      "iam:projects:listProjects",
    ],
  ])("that %s is used as it is, with a warning for each region", async (_, projectId, handle, reason) => {
    const warnings: string[] = [];
    const environment = { HUAWEICLOUD_SDK_PROJECT_ID: projectId };
    expect(await ofBoth({ environment, warnings }, handle)).toEqual([projectId, projectId]);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toContain(
      `the project ${projectId} of HUAWEICLOUD_SDK_PROJECT_ID is one of cn-north-4 is not known`,
    );
    expect(warnings[1]).toContain(reason);
    expect(warnings[1]).toContain("access-audit:huawei.projectId with access-audit:huawei.region beside it");
    expect(cloud?.received).toHaveLength(1);
  });

  it("is used in another region too where that region's may not be looked up", async () => {
    const warnings: string[] = [];
    const denied = () => ({ status: 403, body: { error: { code: 403, message: "Forbidden" } } });
    const configuration = { ...keys, projectId: id(3), region: "cn-east-3" };
    expect(await ofBoth({ configuration, warnings }, denied)).toEqual([id(3), id(3)]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("is one of cn-north-4 is not known");
  });

  it("is not guessed about while IAM is out of order", async () => {
    const down = () => ({ status: 503, body: "" });
    const environment = { HUAWEICLOUD_SDK_PROJECT_ID: id(3) };
    await expect(ofBoth({ environment, timeout: "600ms" }, down)).rejects.toThrow(
      /could not list the projects of the account/,
    );
  });

  it("has no say where the argument names one", async () => {
    const cloud = closeAfterwards(await localCloud(listing));
    const environment = { HUAWEICLOUD_SDK_PROJECT_ID: id(3) };
    const session = sessionOf({ configuration: keys, environment, emulatorUrl: cloud.url });
    expect((await openProject(new Operation(session), "cn-north-4", id(7))).projectId).toBe(id(7));
    expect(cloud.received).toEqual([]);
  });
});

describe("a project name that is set for all calls", () => {
  it.each<[string, SessionParts]>([
    ["the configuration", { configuration: { ...keys, projectName: "cn-east-3_web" } }],
    ["HW_PROJECT_NAME", { environment: { HW_PROJECT_NAME: "cn-east-3_web" } }],
  ])("in %s counts for the region that it begins with", async (_, parts) => {
    expect(await ofBoth(parts)).toEqual([id(1), id(3)]);
    expect(cloud?.received.map(({ query }) => query.get("name"))).toEqual(["cn-north-4", "cn-east-3_web"]);
  });
});
