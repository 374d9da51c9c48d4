import { huaweiSeed } from "./seed";
import { type AuditLogFile, seedFiles } from "./taurusdb/files";

export interface Project {
  id: string;
  name: string;
}

export interface Instance {
  id: string;
  projectId: string;
  region: string;
  kind: "taurusdb";
  files: AuditLogFile[];
}

export interface HuaweiState {
  projects: Project[];
  instances: Record<string, Instance>;
  /** How long a token from now on is valid. */
  tokenLifetimeMs: number;
}

const dayMs = 24 * 3_600_000;

export function emptyHuawei(): HuaweiState {
  return { projects: [], instances: {}, tokenLifetimeMs: dayMs };
}

export function seedHuawei(now: Date): HuaweiState {
  const { region, projectId, projectName, instanceId } = huaweiSeed;
  const instance: Instance = { id: instanceId, projectId, region, kind: "taurusdb", files: seedFiles(now, instanceId) };
  return {
    ...emptyHuawei(),
    projects: [{ id: projectId, name: projectName }],
    instances: { [instanceId]: instance },
  };
}
