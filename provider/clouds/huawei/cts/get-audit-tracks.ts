import { z } from "zod";
import { choice, field } from "../../../core/fields/field";
import { dataSource } from "../../../core/listing/data-source";
import { projectIdField, regionField } from "../fields";
import { projectsPermission } from "../identity/iam";
import { openProject } from "../identity/projects";
import { listedTracker } from "./listed-tracker";
import { listTrackers } from "./service";
import type { TrackerType } from "./tracker-wire";

export const getAuditTracksArguments = z.object({
  cloud: field(z.literal("huawei"), { doc: "The cloud whose trackers are listed." }),
  region: field(regionField, { doc: "The region that is asked, such as `cn-north-4`." }),
  projectId: field(projectIdField.optional(), {
    doc: "The project, 32 letters and digits. By default it is found as `getAuditLogs` finds it.",
  }),
  type: field(
    choice({
      system: "The region's one tracker of management events.",
      data: "A tracker of what is read and written in one bucket.",
    }).optional(),
    { doc: "Only the system tracker, or only data trackers." },
  ),
});

interface Arguments {
  readonly region: string;
  readonly projectId?: string;
  readonly type?: TrackerType;
}

const trackerList = z.object({
  tracks: field(z.array(listedTracker), { doc: "The trackers." }),
  totalCount: field(z.number(), { doc: "How many there are." }),
});

/** All trackers of a project; the call has no pages. */
export type TrackerList = z.output<typeof trackerList>;

export const huaweiGetAuditTracks = dataSource<Arguments, TrackerList>({
  name: "getAuditTracks",
  cloud: "huawei",
  arguments: getAuditTracksArguments,
  result: trackerList,
  reference: {
    page: "https://support.huaweicloud.com/intl/en-us/api-cts/ListTrackers.html",
    permissions: ["cts:tracker:list", projectsPermission],
    example: { cloud: "huawei", region: "cn-north-4" },
  },
  async run(operation, { region, projectId, type }) {
    const project = await openProject(operation, region, projectId);
    const tracks = await listTrackers(operation, project, type === undefined ? {} : { type });
    return { tracks, totalCount: tracks.length };
  },
});
