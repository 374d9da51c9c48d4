import { hourMs, seededRows } from "../../../record/seeded-rows";
import { sha256Hex } from "../../../wire/digests";
import { huaweiSeed } from "../seed";

/** A row of the list, as it stands on the wire. */
export interface AuditLogFile {
  id: string;
  name: string;
  /** kB, with a fraction. */
  size: number;
  begin_time: string;
  end_time: string;
}

const periodHours = 6;
const seededFiles = 360;

/** A file for every six hours of the 90 days before `now`, and two of 2019 that are always the same. */
export const seedFiles = seededRows((lastHour, instanceId): readonly AuditLogFile[] => {
  const moving = Array.from({ length: seededFiles }, (_, index) => {
    const end = lastHour - index * periodHours * hourMs - 60_000;
    return makeFile(instanceId, index, end - periodHours * hourMs + 120_000, end);
  });
  const first = Date.parse("2019-11-06T01:03:34Z");
  const fixed = huaweiSeed.fixedFileIds.map((id, index) => ({
    ...makeFile(instanceId, seededFiles + index, first + index * hourMs, first + index * hourMs + 5_741_000),
    id,
    size: 20481.835938,
  }));
  return [...moving, ...fixed];
});

/** Everything but the times follows from the number of the file, so that two starts give the same ids. */
function makeFile(instanceId: string, index: number, begin: number, end: number): AuditLogFile {
  const digest = sha256Hex(`${instanceId}/${index}`);
  const [, ...uuid] = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(digest) ?? [];
  const stamp = new Date(begin).toISOString().replace(/[-:T]/g, "").slice(0, 14);
  return {
    id: `fa16${digest.slice(0, 8)}t${digest.slice(8, 28)}br01`,
    name: `${317_000 + index}_${stamp}_${instanceId}_Audit_${uuid.join("-")}`,
    size: 1024 + Number.parseInt(digest.slice(0, 5), 16) / 64 + 0.000938,
    begin_time: beijingTime(begin),
    end_time: beijingTime(end),
  };
}

/** `2019-11-06T09:03:34+0800`: the vendor's samples are in Beijing time, with an offset that has no colon. */
function beijingTime(time: number): string {
  return `${new Date(time + 8 * hourMs).toISOString().slice(0, 19)}+0800`;
}

const vendorTime = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)([+-]\d\d)(\d\d)$/;

/** Exactly `yyyy-mm-ddThh:mm:ss±hhmm`, and a real day; else undefined. */
export function parseVendorTime(text: string): number | undefined {
  const [, local, hours, minutes] = vendorTime.exec(text) ?? [];
  if (local === undefined) return undefined;
  const time = Date.parse(`${local}${hours}:${minutes}`);
  if (Number.isNaN(time)) return undefined;
  // Date.parse turns the 31st of a shorter month into the first of the next.
  return new Date(Date.parse(`${local}Z`)).toISOString().startsWith(local) ? time : undefined;
}
