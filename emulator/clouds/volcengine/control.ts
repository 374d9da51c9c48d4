import { z } from "zod";
import type { AdminRoute } from "../../admin";
import { given } from "../../given";
import type { CloudRuntime } from "../../service";
import { type CloudTrailEvent, recordEvent } from "./cloudtrail/event";
import { blankTrail, type CloudTrail, vendorTime } from "./cloudtrail/trail";
import { volcengineSeed } from "./seed";
import type { VolcengineState } from "./state";

const text = z.string().optional();
const trailSchema = z.strictObject({
  TrailName: z.string().min(1),
  ...{ Region: text, EventRW: text, LoggingStatus: text, LatestDeliveryError: text },
  IncludeAllEventSources: z.boolean().optional(),
  EventSources: z.array(z.string()).optional(),
  TrailType: z.union([z.literal(0), z.literal(1)]).optional(),
  ...{ TosBucketName: text, TosBucketRegion: text, TosKeyPrefix: text, TosAccountId: text, TosWriteRoleTrn: text },
  ...{ TosSSEAlgorithm: text, TosSSEKMSKeyID: text, TosBucketProject: text },
  ...{ TlsProjectRegion: text, TlsProjectName: text, TlsTopicName: text, TlsAccountId: text, TlsWriteRoleTrn: text },
  TlsProjectTopicProject: text,
});
/** A trail made or changed at the console, by the names of the wire; what is left out keeps its value or has a default. */
export type CloudTrailInput = z.infer<typeof trailSchema>;

export interface VolcengineControl {
  cloudTrails(): CloudTrail[];
  putCloudTrail(trail: CloudTrailInput): CloudTrail;
  deleteCloudTrail(name: string): { deleted: boolean };
  /** Whether the account may create trails of its organization. */
  allowOrganizationCloudTrails(allowed: boolean): { allowed: boolean };
  cloudTrailEvents(): CloudTrailEvent[];
}

/** The trails as somebody at the console would change them: no rule is checked but the types. */
export function volcengineControl(runtime: CloudRuntime<VolcengineState>): VolcengineControl {
  const record = (EventName: string, { TrailName, Region }: CloudTrail) => {
    const event = { EventName, ResourceID: TrailName, Region, UserName: "console-user" };
    recordEvent(runtime.state(), runtime.now(), event);
    runtime.changed();
  };
  return {
    cloudTrails: () => structuredClone(runtime.state().trails),
    putCloudTrail(input) {
      const { TrailName, Region = volcengineSeed.region, ...change } = trailSchema.parse(input);
      const state = runtime.state();
      const existing = state.trails.find((one) => one.TrailName === TrailName && one.Region === Region);
      const trail = existing ?? { ...blankTrail(TrailName, Region, runtime.now()), IncludeAllEventSources: true };
      if (!existing) state.trails.push(trail);
      // The service knows the region of each bucket.
      const place = change.TosBucketName && trail.TosBucketRegion === "" ? { TosBucketRegion: Region } : {};
      Object.assign(trail, place, given(change), { UpdatedTime: vendorTime(runtime.now()) });
      record(eventOf(existing !== undefined, change.LoggingStatus), trail);
      return structuredClone(trail);
    },
    deleteCloudTrail(name) {
      const state = runtime.state();
      const trail = state.trails.find(({ TrailName }) => TrailName === name);
      state.trails = state.trails.filter((other) => other !== trail);
      if (trail) record("DeleteTrail", trail);
      return { deleted: trail !== undefined };
    },
    allowOrganizationCloudTrails(allowed) {
      runtime.state().mayCreateOrganizationTrail = allowed;
      runtime.changed();
      return { allowed };
    },
    cloudTrailEvents: () => structuredClone(runtime.state().events),
  };
}

function eventOf(existed: boolean, status: string | undefined): string {
  if (!existed) return "CreateTrail";
  if (status === undefined) return "UpdateTrail";
  return status === "Enable" ? "StartLogging" : "StopLogging";
}

export function volcengineRoutes(control: VolcengineControl): AdminRoute[] {
  const path = "/volcengine/trails";
  return [
    { method: "GET", path, run: () => control.cloudTrails() },
    { method: "PUT", path, run: (_params, body) => control.putCloudTrail(trailSchema.parse(body)) },
    { method: "DELETE", path: `${path}/:name`, run: ({ name = "" }) => control.deleteCloudTrail(name) },
    { method: "GET", path: "/volcengine/events", run: () => control.cloudTrailEvents() },
    {
      method: "PUT",
      path: "/volcengine/organization-trails",
      run: (_params, body) =>
        control.allowOrganizationCloudTrails(z.strictObject({ allowed: z.boolean() }).parse(body).allowed),
    },
  ];
}
