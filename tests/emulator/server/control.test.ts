import { expect, test } from "vitest";
import { type Emulator, seed } from "../../../emulator/index";
import { askCos } from "../stage/clients";
import { emulate } from "../stage/fixture";
import { sendRaw } from "../stage/raw-request";

async function admin(
  emulator: Emulator,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; value: unknown }> {
  const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch(`${emulator.url}/_emulator${path}`, init);
  return { status: response.status, value: await response.json() };
}

test("buckets", async () => {
  const emulator = await emulate();
  const path = `/tencent/buckets/${seed.tencent.bucket}`;
  const changed = await admin(emulator, "PUT", path, { accessMonitor: "Enabled" });
  expect(changed).toMatchObject({ status: 200, value: { region: "ap-guangzhou", accessMonitor: "Enabled" } });
  expect(await admin(emulator, "GET", path)).toEqual(changed);
  expect((await admin(emulator, "DELETE", path)).value).toEqual({ deleted: true });
  expect((await admin(emulator, "GET", path)).status).toBe(404);
  expect(await admin(emulator, "PUT", path, { region: "ap-tokyo" })).toMatchObject({
    value: { accessMonitor: "unset" },
  });
  expect((await admin(emulator, "PUT", path, { accessMonitor: "on" })).status).toBe(400);
  expect(await admin(emulator, "GET", "/nowhere/buckets/x")).toMatchObject({ status: 400 });
});

test("tracks", async () => {
  const emulator = await emulate();
  const made = await admin(emulator, "POST", "/tencent/tracks", { name: "writes", Status: 0 });
  expect(made).toMatchObject({ status: 200, value: { TrackId: "9007199254740993", Name: "writes", Status: 0 } });
  const path = "/tencent/tracks/9007199254740993";
  const change = { Status: 1, Storage: { StoragePrefix: "other" } };
  expect(await admin(emulator, "PATCH", path, change)).toMatchObject({
    value: { Status: 1, Storage: { StorageName: "audit", StoragePrefix: "other" } },
  });
  expect(await admin(emulator, "GET", "/tencent/tracks")).toMatchObject({ value: [{ Status: 1 }] });
  expect((await admin(emulator, "DELETE", path)).value).toEqual({ deleted: true });
  expect((await admin(emulator, "PATCH", path, change)).status).toBe(400);
});

test("projects, instances and the lifetime of tokens", async () => {
  const emulator = await emulate();
  const instance = { id: `${"a".repeat(32)}in07`, region: "cn-east-2", files: [] };
  expect(await admin(emulator, "PUT", "/huawei/instances", instance)).toMatchObject({
    value: { kind: "taurusdb", projectId: seed.huawei.projectId },
  });
  expect((await admin(emulator, "GET", `/huawei/instances/${instance.id}`)).status).toBe(200);
  await admin(emulator, "PUT", "/huawei/projects", { id: "b".repeat(32), name: "cn-east-2" });
  expect(emulator.control.projects().map(({ name }) => name)).toEqual(["cn-north-4", "cn-east-2"]);
  await admin(emulator, "PUT", "/huawei/token-lifetime", { tokenLifetimeMs: 5 });
  expect(emulator.control.state().huawei.tokenLifetimeMs).toBe(5);
  expect((await admin(emulator, "DELETE", `/huawei/instances/${instance.id}`)).value).toEqual({ deleted: true });
});

test("faults, journal, state, reset", async () => {
  const emulator = await emulate();
  const set = await admin(emulator, "POST", "/faults", { service: "cos", kind: "throttle", times: 2 });
  expect(set.value).toEqual({ faults: [{ service: "cos", kind: "throttle", times: 2, left: 2 }] });
  expect((await admin(emulator, "POST", "/faults", { kind: "nothing" })).status).toBe(400);
  await askCos(emulator, { query: "accessmonitor" });
  expect(await admin(emulator, "GET", "/journal")).toMatchObject({ value: [{ service: "cos", fault: "throttle" }] });
  expect((await admin(emulator, "GET", "/state")).value).toEqual(emulator.control.state());
  await admin(emulator, "POST", "/reset");
  expect((await admin(emulator, "GET", "/faults")).value).toEqual([]);
  expect((await admin(emulator, "GET", "/journal")).value).toEqual([]);
});

test("the routes, and the policies of access-audit permissions", async () => {
  const emulator = await emulate();
  const { status, value } = await admin(emulator, "GET", "/");
  expect([status, value]).toEqual([200, { routes: expect.arrayContaining(["PUT /_emulator/permissions"]) }]);
  const document = { version: "2.0", statement: [{ effect: "allow", action: ["cos:GetService"], resource: ["*"] }] };
  const policies = { purposes: ["up"], clouds: [{ cloud: "tencent", policies: [{ name: "p", document }] }] };
  expect(await admin(emulator, "PUT", "/permissions", policies)).toEqual({
    status: 200,
    value: { changed: ["tencent"] },
  });
  expect((await askCos(emulator, { query: "accessmonitor" })).status).toBe(403);
  await admin(emulator, "DELETE", "/permissions");
  expect((await askCos(emulator, { query: "accessmonitor" })).status).toBe(200);
  expect((await admin(emulator, "PUT", "/permissions", { clouds: [{}] })).status).toBe(400);
});

test("what is not a route, or not for loopback", async () => {
  const emulator = await emulate();
  expect(await admin(emulator, "GET", "/nothing")).toMatchObject({ status: 404 });
  expect(await admin(emulator, "PATCH", "/faults", {})).toMatchObject({ status: 405 });
  const target = "/_emulator/state";
  const foreign = await sendRaw(emulator.url, { method: "GET", target, headers: { Host: "rebound.example.com" } });
  expect(foreign.status).toBe(403);
});
