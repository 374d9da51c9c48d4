import { describe, expect, it } from "vitest";
import { openProject } from "../../../../provider/clouds/huawei/identity/projects";
import { Operation } from "../../../../provider/core/session/operation";
import { localCloud } from "../local-cloud";
import { type SessionParts, sessionOf } from "../session";
import { closeAfterwards, closesClouds, cloud, id, keys, project, regional } from "./project-stage";

closesClouds();

describe("the order", () => {
  const configuration = { ...keys, projectId: id(2), region: "cn-north-4" };
  const environment = { HW_PROJECT_ID: id(4), HW_REGION_NAME: "cn-north-4" };

  it("is the argument, the configuration, the environment, the look-up", async () => {
    expect(await project([regional], { configuration, environment }, id(1))).toBe(id(1));
    expect(await project([regional], { configuration, environment })).toBe(id(2));
    expect(await project([regional], { environment })).toBe(id(4));
    expect(cloud?.received).toEqual([]);
    expect(await project([regional])).toBe(id(9));
  });

  it.each(["HUAWEICLOUD_SDK_PROJECT_ID", "HW_PROJECT_ID", "OS_PROJECT_ID", "OS_TENANT_ID"])("%s", async (name) => {
    const known = { id: id(5), name: "cn-north-4_web" };
    expect(await project([regional, known], { environment: { [name]: id(5) } })).toBe(id(5));
  });

  it("says which variable is wrong", async () => {
    await expect(project([regional], { environment: { HW_PROJECT_ID: "cn-north-4" } })).rejects.toThrow(
      'HW_PROJECT_ID must be exactly 32 letters and digits, but is "cn-north-4"',
    );
  });
});

it("a given token does not tell its project, which is looked up", async () => {
  expect(await project([regional], { configuration: { authToken: "MIIexample" } })).toBe(id(9));
  expect(cloud?.received[0]?.headers["x-auth-token"]).toBe("MIIexample");
});

describe("the look-up by name", () => {
  it("is signed, asks for the region's name and happens once", async () => {
    const cloud = closeAfterwards(await localCloud(() => ({ body: { projects: [regional] } })));
    const session = sessionOf({ configuration: { ...keys, domainId: "d1" }, emulatorUrl: cloud.url });
    const open = async () => (await openProject(new Operation(session), "cn-north-4")).projectId;
    expect(await Promise.all([open(), open()])).toEqual([id(9), id(9)]);
    await open();
    expect(cloud.received).toHaveLength(1);
    const [request] = cloud.received;
    expect(request).toMatchObject({ method: "GET", path: "/v3/projects", body: "" });
    expect(request?.query.get("name")).toBe("cn-north-4");
    expect(request?.headers).toMatchObject({ host: "iam.cn-north-4.myhuaweicloud.com", "x-domain-id": "d1" });
    expect(request?.headers.authorization).toContain("SignedHeaders=content-type;host;x-domain-id;x-sdk-date,");
  });

  it.each<[string, SessionParts]>([
    ["the configuration", { configuration: { ...keys, projectName: "web" } }],
    ["HW_PROJECT_NAME", { environment: { HW_PROJECT_NAME: "web" } }],
    ["OS_TENANT_NAME", { environment: { OS_TENANT_NAME: "web" } }],
  ])("takes the name that %s has", async (_, parts) => {
    expect(await project([{ id: id(6), name: "web" }], parts)).toBe(id(6));
    expect(cloud?.received[0]?.query.get("name")).toBe("web");
  });

  it("fails when there is none, and makes none", async () => {
    await expect(project([{ id: id(6), name: "other" }])).rejects.toThrow(
      "Huawei Cloud: could not look up the project cn-north-4: there is no such project. Set the argument projectId, or " +
        "access-audit:huawei.projectId",
    );
    expect(cloud?.received.map(({ method }) => method)).toEqual(["GET"]);
  });

  it("fails when there are several, and names them", async () => {
    await expect(project([regional, { ...regional, id: id(8) }])).rejects.toThrow(
      `there are several: ${id(9)}, ${id(8)}. Set the argument projectId`,
    );
  });

  it("names the permission when it is denied", async () => {
    const cloud = closeAfterwards(
      await localCloud(() => ({ status: 403, body: { error: { code: 403, message: "Forbidden" } } })),
    );
    const session = sessionOf({ configuration: keys, emulatorUrl: cloud.url });
    await expect(openProject(new Operation(session), "cn-north-4")).rejects.toThrow("iam:projects:listProjects");
  });
});
