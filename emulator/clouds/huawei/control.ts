import { z } from "zod";
import type { AdminRoute } from "../../admin";
import type { CloudRuntime } from "../../service";
import { deleteOwn, own, setOwn } from "../../wire/own";
import type { Instance } from "./databases/instance";
import { noPolicy } from "./databases/instance";
import { huaweiSeed } from "./seed";
import type { HuaweiState, Project } from "./state";

const fileSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  begin_time: z.string(),
  end_time: z.string(),
});
const instanceSchema = z.strictObject({
  id: z.string().min(1),
  projectId: z.string().optional(),
  region: z.string().optional(),
  kind: z.enum(["taurusdb", "rds"]).optional(),
  files: z.array(fileSchema).optional(),
  policy: z
    .strictObject({
      keep_days: z.int().min(0),
      audit_types: z.array(z.string()).default([]),
      databases: z.array(z.string()).default([]),
    })
    .optional(),
  busyLooks: z.int().min(0).optional(),
  failsPolicy: z.boolean().optional(),
});
/** Only what is given changes; a new instance starts in the seed's project and region, without files. */
export type InstanceInput = z.input<typeof instanceSchema>;
const projectSchema = z.strictObject({ id: z.string().min(1), name: z.string().min(1) });
const lifetimeSchema = z.strictObject({ tokenLifetimeMs: z.number().min(0) });

export interface HuaweiControl {
  projects(): Project[];
  putProject(project: Project): Project;
  deleteProject(id: string): { deleted: boolean };
  instances(): Instance[];
  instance(id: string): Instance | undefined;
  putInstance(instance: InstanceInput): Instance;
  deleteInstance(id: string): { deleted: boolean };
  /** How long the tokens are valid that are issued from now on. */
  tokenLifetimeMs(lifetimeMs: number): { tokenLifetimeMs: number };
}

export function huaweiControl(runtime: CloudRuntime<HuaweiState>): HuaweiControl {
  const changed = <Result>(result: Result): Result => {
    runtime.changed();
    return structuredClone(result);
  };
  return {
    projects: () => structuredClone(runtime.state().projects),
    putProject(input) {
      const project = projectSchema.parse(input);
      const state = runtime.state();
      state.projects = [...state.projects.filter(({ id }) => id !== project.id), project];
      return changed(project);
    },
    deleteProject(id) {
      const state = runtime.state();
      const before = state.projects.length;
      state.projects = state.projects.filter((project) => project.id !== id);
      return changed({ deleted: state.projects.length < before });
    },
    instances: () => structuredClone(Object.values(runtime.state().instances)),
    instance: (id) => structuredClone(own(runtime.state().instances, id)),
    putInstance(input) {
      const { id, projectId, region, kind, files, policy, busyLooks, failsPolicy } = instanceSchema.parse(input);
      const { instances } = runtime.state();
      const existing = own(instances, id);
      const instance: Instance = {
        id,
        projectId: projectId ?? existing?.projectId ?? huaweiSeed.projectId,
        region: region ?? existing?.region ?? huaweiSeed.region,
        kind: kind ?? existing?.kind ?? "taurusdb",
        files: files ?? existing?.files ?? [],
        policy: policy ?? existing?.policy ?? noPolicy,
        busyLooks: busyLooks ?? existing?.busyLooks ?? 0,
        failsPolicy: failsPolicy ?? existing?.failsPolicy ?? false,
      };
      setOwn(instances, id, instance);
      return changed(instance);
    },
    deleteInstance(id) {
      const deleted = deleteOwn(runtime.state().instances, id);
      return changed({ deleted });
    },
    tokenLifetimeMs(lifetimeMs) {
      runtime.state().tokenLifetimeMs = lifetimeMs;
      return changed({ tokenLifetimeMs: lifetimeMs });
    },
  };
}

export function huaweiRoutes(control: HuaweiControl): AdminRoute[] {
  const [projects, instances] = ["/huawei/projects", "/huawei/instances"];
  return [
    { method: "GET", path: projects, run: () => control.projects() },
    { method: "PUT", path: projects, run: (_params, body) => control.putProject(projectSchema.parse(body)) },
    { method: "DELETE", path: `${projects}/:id`, run: ({ id = "" }) => control.deleteProject(id) },
    { method: "GET", path: instances, run: () => control.instances() },
    { method: "GET", path: `${instances}/:id`, run: ({ id = "" }) => control.instance(id) },
    { method: "PUT", path: instances, run: (_params, body) => control.putInstance(instanceSchema.parse(body)) },
    { method: "DELETE", path: `${instances}/:id`, run: ({ id = "" }) => control.deleteInstance(id) },
    {
      method: "PUT",
      path: "/huawei/token-lifetime",
      run: (_params, body) => control.tokenLifetimeMs(lifetimeSchema.parse(body).tokenLifetimeMs),
    },
  ];
}
