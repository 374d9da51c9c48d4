import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { huaweiAuditTrack as track } from "../../../../provider/clouds/huawei/cts/audit-track";
import { Operation } from "../../../../provider/core/session/operation";
import { sessionOf } from "../session";
import { type CtsServer, ctsServer, projectId, region } from "./cts-server";

export type Inputs = Record<string, unknown>;

export let server: CtsServer;
export const warnings: string[] = [];

/** Each file has a server of its own, empty before each test. */
export function withServer(): void {
  beforeAll(async () => {
    server = await ctsServer();
  });
  beforeEach(() => {
    server.trackers.clear();
    server.tags.clear();
    server.interrupt = undefined;
    server.writes();
    warnings.length = 0;
  });
  afterAll(() => server.close());
}

export const session = (timeout = "10s") =>
  sessionOf({
    configuration: { accessKey: "AK", secretKey: "SK", projectId, region },
    emulatorUrl: server.url,
    warnings,
    timeout,
  });
export const operation = (timeout?: string) => new Operation(session(timeout));
export const checked = (given: Inputs) => {
  const { inputs, failures } = track.check(given);
  expect(failures).toEqual([]);
  return inputs;
};
export const calls = () => server.writes().map(({ call }) => call);

export const system = { cloud: "huawei", region, type: "system", status: "Enabled" };
export const data = {
  cloud: "huawei",
  region,
  type: "data",
  name: "orders",
  status: "Enabled",
  dataBucket: { name: "orders-bucket", events: ["READ", "WRITE"] },
};
export const found = {
  id: "id-system",
  tracker_type: "system",
  tracker_name: "system",
  status: "disabled",
  project_id: projectId,
  create_time: 1587958482923,
  lts: { is_lts_enabled: true },
  is_support_validate: true,
  agency_name: "cts_admin_trust",
  obs_info: { bucket_name: "old-archive", file_prefix_name: "p", compress_type: "json", is_sort_by_service: false },
};
