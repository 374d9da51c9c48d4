import { type Emulator, seed } from "../../../emulator/index";
import { type Asked, askCos, askHuawei, askOss, sendCloudAudit } from "./clients";
import type { RawAnswer } from "./raw-request";

const query = "accessmonitor";
const page = { PageNumber: 1, PageSize: 10 };
const { projectId, instanceId } = seed.huawei;

const vendorTime = (time: number) => `${new Date(time).toISOString().slice(0, 19)}+0000`;
/** The audit logs of the last twenty days. */
export function askLogs(emulator: Emulator, more: Record<string, string> = {}, asked: Asked = {}): Promise<RawAnswer> {
  const window = { start_time: vendorTime(Date.now() - 20 * 86_400_000), end_time: vendorTime(Date.now()) };
  const path = `/v3/${projectId}/instances/${instanceId}/audit-logs`;
  return askHuawei(emulator, { ...asked, path, query: new URLSearchParams({ ...window, ...more }).toString() });
}
const askProjects = (emulator: Emulator) =>
  askHuawei(emulator, { path: "/v3/projects", host: "iam.myhuaweicloud.com" });

const ways: Record<string, (emulator: Emulator) => Promise<RawAnswer>> = {
  cos: (emulator) => askCos(emulator, { query }),
  oss: (emulator) => askOss(emulator, { query }),
  cloudaudit: (emulator) => sendCloudAudit(emulator, "DescribeAuditTracks", page),
  iam: askProjects,
  taurusdb: (emulator) => askLogs(emulator),
};
/** One read of a service, for what is the same everywhere. */
export const askService = (service: string, emulator: Emulator): Promise<RawAnswer> => {
  const way = ways[service];
  if (way === undefined) throw new Error(`no service ${service}`);
  return way(emulator);
};
