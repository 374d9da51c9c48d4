import { z } from "zod";
import type { AdminRoute } from "../../admin";
import type { CloudRuntime } from "../../service";
import { recordEvent } from "./cloudaudit/event";
import { addTrack, blankTrack, nextId } from "./cloudaudit/tracks";
import { type DatabaseControl, databaseControl, tencentDatabaseRoutes } from "./databases/control";
import type { LegacyAudit, TencentState, Track } from "./state";

const storageSchema = z.strictObject({
  StorageType: z.string(),
  StorageRegion: z.string(),
  StorageName: z.string(),
  StoragePrefix: z.string(),
  StorageAccountId: z.string().optional(),
  StorageAppId: z.string().optional(),
  Compress: z.int().optional(),
});
const filterSchema = z.strictObject({
  ResourceFields: z
    .array(z.strictObject({ ResourceType: z.string(), ActionType: z.string(), EventNames: z.array(z.string()) }))
    .optional(),
});

const changeSchema = z.strictObject({
  Name: z.string().optional(),
  Status: z.int().optional(),
  ActionType: z.string().optional(),
  ResourceType: z.string().optional(),
  EventNames: z.array(z.string()).optional(),
  Storage: storageSchema.partial().optional(),
  TrackForAllMembers: z.int().optional(),
  CreateTime: z.string().optional(),
  Filters: filterSchema.nullish(),
});
/** Wire members of a track, each optional; members of Storage merge. */
export type TrackChange = z.input<typeof changeSchema>;

const trackSchema = changeSchema.extend({ trackId: z.string().regex(/^\d+$/).optional(), name: z.string().optional() });
/** A track made outside of the API. `name` is another way to write `Name`; whatever is left out has a default. */
export type TrackInput = z.input<typeof trackSchema>;

const auditSchema = z.strictObject({
  AuditName: z.string(),
  AuditStatus: z.int().default(1),
  CosBucketName: z.string().default("audit"),
  CosRegion: z.string().default("ap-guangzhou"),
  LogFilePrefix: z.string().default("audit"),
  ReadWriteAttribute: z.int().default(3),
});
/** An audit of the API before tracks; whatever is left out has a default. */
export type LegacyAuditInput = z.input<typeof auditSchema>;

export interface TencentControl extends DatabaseControl {
  audits(): LegacyAudit[];
  putAudit(audit: LegacyAuditInput): LegacyAudit;
  tracks(): Track[];
  putTrack(track: TrackInput): Track;
  changeTrack(trackId: string, change: TrackChange): Track;
  deleteTrack(trackId: string): { deleted: boolean };
}

/** The tracks of CloudAudit as somebody at the console would change them: no rule is checked but the types. */
export function tencentControl(runtime: CloudRuntime<TencentState>): TencentControl {
  const record = (EventName: string, resourceName: string) =>
    recordEvent(runtime.state(), runtime.now(), { EventName, resourceName }, "console-user");
  return {
    ...databaseControl(runtime),
    audits: () => structuredClone(runtime.state().audits),
    putAudit(input) {
      const audit = auditSchema.parse(input);
      const state = runtime.state();
      state.audits = [...state.audits.filter(({ AuditName }) => AuditName !== audit.AuditName), audit];
      record("UpdateAudit", audit.AuditName);
      runtime.changed();
      return structuredClone(audit);
    },
    tracks: () => structuredClone(runtime.state().tracks),
    putTrack(input) {
      const { trackId, name, Name, ...change } = trackSchema.parse(input);
      const state = runtime.state();
      const existing = state.tracks.find(({ TrackId }) => TrackId === trackId);
      const track = existing ?? blankTrack(trackId ?? nextId(state), Name ?? name ?? "track", runtime.now());
      if (!existing) addTrack(state, track);
      apply(track, { ...change, ...((Name ?? name) ? { Name: Name ?? name } : {}) });
      record(existing ? "ModifyAuditTrack" : "CreateAuditTrack", track.Name);
      runtime.changed();
      return structuredClone(track);
    },
    changeTrack(trackId, change) {
      const track = runtime.state().tracks.find(({ TrackId }) => TrackId === trackId);
      if (track === undefined) throw new Error(`there is no track ${trackId}`);
      apply(track, changeSchema.parse(change));
      record("ModifyAuditTrack", track.Name);
      runtime.changed();
      return structuredClone(track);
    },
    deleteTrack(trackId) {
      const state = runtime.state();
      const rest = state.tracks.filter(({ TrackId }) => TrackId !== trackId);
      const deleted = rest.length < state.tracks.length;
      const gone = state.tracks.find(({ TrackId }) => TrackId === trackId);
      state.tracks = rest;
      if (gone) record("DeleteAuditTrack", gone.Name);
      runtime.changed();
      return { deleted };
    },
  };
}

function apply(track: Track, { Storage, ...change }: TrackChange): void {
  const given = (value: object) => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
  Object.assign(track, given(change));
  if (Storage) Object.assign(track.Storage, given(Storage));
}

export function tencentRoutes(control: TencentControl): AdminRoute[] {
  const path = "/tencent/tracks";
  return [
    { method: "GET", path: "/tencent/audits", run: () => control.audits() },
    { method: "POST", path: "/tencent/audits", run: (_params, body) => control.putAudit(auditSchema.parse(body)) },
    { method: "GET", path, run: () => control.tracks() },
    { method: "POST", path, run: (_params, body) => control.putTrack(trackSchema.parse(body)) },
    {
      method: "PATCH",
      path: `${path}/:trackId`,
      run: ({ trackId = "" }, body) => control.changeTrack(trackId, changeSchema.parse(body)),
    },
    {
      method: "PUT",
      path: `${path}/:trackId`,
      run: ({ trackId = "" }, body) => control.putTrack({ ...trackSchema.parse(body), trackId }),
    },
    ...tencentDatabaseRoutes(control),
    { method: "DELETE", path: `${path}/:trackId`, run: ({ trackId = "" }) => control.deleteTrack(trackId) },
  ];
}
