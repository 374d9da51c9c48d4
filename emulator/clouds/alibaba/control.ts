import { z } from "zod";
import type { AdminRoute } from "../../admin";
import { wholeSeconds } from "../../buckets/bucket-store";
import { given } from "../../given";
import type { CloudRuntime } from "../../service";
import { type AlibabaEvent, recordEvent } from "./actiontrail/event";
import { blankTrail, type Trail } from "./actiontrail/trail";
import type { DataEventSelector, HistoryJob } from "./actiontrail/trail-state";
import { type AlibabaDatabaseControl, alibabaDatabaseRoutes, databaseControl } from "./databases/control";
import { alibabaSeed } from "./seed";
import type { AlibabaState } from "./state";

const trailSchema = z.strictObject({
  Name: z.string().min(1),
  HomeRegion: z.string().optional(),
  Status: z.enum(["Fresh", "Enable", "Disable"]).optional(),
  OssBucketName: z.string().optional(),
  OssKeyPrefix: z.string().optional(),
  OssWriteRoleArn: z.string().optional(),
  SlsProjectArn: z.string().optional(),
  SlsWriteRoleArn: z.string().optional(),
  MaxComputeProjectArn: z.string().optional(),
  MaxComputeWriteRoleArn: z.string().optional(),
  EventRW: z.string().optional(),
  TrailRegion: z.string().optional(),
  IsOrganizationTrail: z.boolean().optional(),
  LatestDeliveryError: z.string().optional(),
});
/** A trail made or changed at the console, by the names of the wire; what is left out keeps its value or has a default. */
export type TrailInput = z.input<typeof trailSchema>;
const selectorSchema = z.strictObject({
  text: z.string(),
  allRegions: z.boolean(),
  regions: z.array(z.string()),
  time: z.string(),
});
const organizationSchema = z.strictObject({ allowed: z.boolean() });

export interface AlibabaControl extends AlibabaDatabaseControl {
  trails(): Trail[];
  putTrail(trail: TrailInput): Trail;
  deleteTrail(name: string): { deleted: boolean };
  /** Whether the account may create organization trails. */
  allowOrganizationTrails(allowed: boolean): { allowed: boolean };
  /** What a trail records of data, as the console would set it; nothing to take it away. */
  putDataEvents(trail: string, selector: DataEventSelector | undefined): void;
  putInsights(trail: string, types: readonly string[]): void;
  /** Which types of insights are enabled for the account. */
  enableInsights(types: readonly string[]): { enabled: readonly string[] };
  historyJobs(): HistoryJob[];
  /** A job that somebody made beside the API's clients; one of the same id is changed. */
  putHistoryJob(job: Partial<HistoryJob> & Pick<HistoryJob, "id" | "trail">): void;
  deleteHistoryJob(id: string): { deleted: boolean };
  setGlobalEventsRegion(region: string): { region: string };
  trailEvents(): AlibabaEvent[];
}

/** The trails as somebody at the console would change them: no rule is checked but the types. */
export function alibabaControl(runtime: CloudRuntime<AlibabaState>): AlibabaControl {
  const record = (eventName: string, trail: Trail) => {
    const event = { eventName, resourceName: trail.Name, acsRegion: trail.HomeRegion };
    recordEvent(runtime.state(), runtime.now(), event, "console-user");
    runtime.changed();
  };
  return {
    ...databaseControl(runtime),
    trails: () => structuredClone(runtime.state().trails),
    putTrail(input) {
      const { Name, HomeRegion = alibabaSeed.region, ...change } = trailSchema.parse(input);
      const state = runtime.state();
      const existing = state.trails.find((trail) => trail.Name === Name);
      const trail = existing ?? blankTrail(Name, HomeRegion, runtime.now());
      if (!existing) state.trails.push(trail);
      Object.assign(trail, given(change), { UpdateTime: wholeSeconds(runtime.now()) });
      record(eventOf(existing !== undefined, change.Status), trail);
      return structuredClone(trail);
    },
    deleteTrail(name) {
      const state = runtime.state();
      const trail = state.trails.find(({ Name }) => Name === name);
      state.trails = state.trails.filter((other) => other !== trail);
      delete state.dataEvents[name];
      delete state.insights[name];
      if (trail) record("DeleteTrail", trail);
      return { deleted: trail !== undefined };
    },
    allowOrganizationTrails(allowed) {
      runtime.state().mayCreateOrganizationTrail = allowed;
      runtime.changed();
      return { allowed };
    },
    putDataEvents(trail, selector) {
      const { dataEvents } = runtime.state();
      if (selector === undefined) delete dataEvents[trail];
      else dataEvents[trail] = structuredClone(selector);
      runtime.changed();
    },
    putInsights(trail, types) {
      runtime.state().insights[trail] = [...types];
      runtime.changed();
    },
    enableInsights(types) {
      runtime.state().insightTypes = [...types];
      runtime.changed();
      return { enabled: types };
    },
    historyJobs: () => structuredClone(runtime.state().historyJobs),
    putHistoryJob(job) {
      const state = runtime.state();
      const found = state.historyJobs.find(({ id }) => id === job.id);
      const blank = { homeRegion: alibabaSeed.region, token: "", busyLooks: 0, failed: false };
      const made = { ...blank, createdTime: wholeSeconds(runtime.now()), ...found, ...job };
      state.historyJobs = [...state.historyJobs.filter(({ id }) => id !== job.id), made];
      runtime.changed();
    },
    deleteHistoryJob(id) {
      const state = runtime.state();
      const rest = state.historyJobs.filter((job) => job.id !== id);
      const deleted = rest.length < state.historyJobs.length;
      state.historyJobs = rest;
      runtime.changed();
      return { deleted };
    },
    setGlobalEventsRegion(region) {
      runtime.state().globalEventsRegion = region;
      runtime.changed();
      return { region };
    },
    trailEvents: () => structuredClone(runtime.state().events),
  };
}

function eventOf(existed: boolean, status: Trail["Status"] | undefined): string {
  if (!existed) return "CreateTrail";
  if (status === "Enable") return "StartLogging";
  return status === "Disable" ? "StopLogging" : "UpdateTrail";
}

export function alibabaRoutes(control: AlibabaControl): AdminRoute[] {
  const path = "/alibaba/trails";
  return [
    ...alibabaDatabaseRoutes(control),
    {
      method: "PUT",
      path: "/alibaba/insights",
      run: (_params, body) => control.enableInsights(z.array(z.string()).parse(body)),
    },
    {
      method: "PUT",
      path: "/alibaba/data-events/:trail",
      run: ({ trail = "" }, body) => control.putDataEvents(trail, selectorSchema.parse(body)),
    },
    {
      method: "DELETE",
      path: "/alibaba/data-events/:trail",
      run: ({ trail = "" }) => control.putDataEvents(trail, undefined),
    },
    { method: "GET", path, run: () => control.trails() },
    { method: "PUT", path, run: (_params, body) => control.putTrail(trailSchema.parse(body)) },
    { method: "DELETE", path: `${path}/:name`, run: ({ name = "" }) => control.deleteTrail(name) },
    { method: "GET", path: "/alibaba/events", run: () => control.trailEvents() },
    {
      method: "PUT",
      path: "/alibaba/organization-trails",
      run: (_params, body) => control.allowOrganizationTrails(organizationSchema.parse(body).allowed),
    },
  ];
}
