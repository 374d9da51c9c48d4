import { LosslessNumber } from "lossless-json";
import { wholeSeconds } from "../../../buckets/bucket-store";
import type { Action, ActionContext } from "./action";
import { namedTrail } from "./data-events";
import { refusal } from "./errors";
import type { HistoryJob } from "./trail-state";

const both = ["GET", "POST"];
const [initializing, delivering, complete, failed] = [0, 1, 2, 3];

export const historyActions: Readonly<Record<string, Action>> = {
  CreateDeliveryHistoryJob: { writes: true, methods: both, run: create },
  GetDeliveryHistoryJob: { writes: false, methods: both, run: get },
  ListDeliveryHistoryJobs: { writes: false, methods: both, run: list },
  DeleteDeliveryHistoryJob: { writes: true, methods: both, run: remove },
  GetGlobalEventsStorageRegion: {
    writes: false,
    methods: ["GET"],
    run: ({ state }) => ({ StorageRegion: state.globalEventsRegion }),
  },
};

/** A token that was seen is the same job: the action is idempotent by it. */
function create({ parameters, state, region, call }: ActionContext): Readonly<Record<string, unknown>> {
  const trail = namedTrail(parameters, state, region);
  const token = parameters.get("ClientToken") ?? "";
  if (token.length > 64) throw refusal("InvalidParameterValue", { message: "ClientToken is too long." });
  const seen = state.historyJobs.find((job) => token !== "" && job.token === token);
  if (seen !== undefined) return { JobId: new LosslessNumber(seen.id) };
  // A trail of one account, with a project of Log Service.
  if (trail.IsOrganizationTrail || trail.SlsProjectArn === "")
    throw refusal("InvalidParameterValue", { message: "The trail must deliver to Log Service." });
  const id = state.nextJobId;
  state.nextJobId = String(BigInt(id) + 1n);
  const times = { createdTime: wholeSeconds(call.now), busyLooks: 2, failed: false };
  state.historyJobs.push({ id, trail: trail.Name, homeRegion: region, token, ...times });
  return { JobId: new LosslessNumber(id) };
}

function find({ parameters, state, region }: ActionContext): HistoryJob {
  const job = state.historyJobs.find(({ id, homeRegion }) => id === parameters.get("JobId") && homeRegion === region);
  if (job === undefined) throw refusal("DeliveryHistoryJobNotFound");
  return job;
}

function get(context: ActionContext): Readonly<Record<string, unknown>> {
  const job = find(context);
  const told = tell(job);
  job.busyLooks = Math.max(0, job.busyLooks - 1);
  return { ...told, Status: [{ Region: job.homeRegion, Status: told.JobStatus }] };
}

function tell(job: HistoryJob) {
  const done = job.failed ? failed : complete;
  return {
    JobId: new LosslessNumber(job.id),
    ...{ TrailName: job.trail, HomeRegion: job.homeRegion, CreatedTime: job.createdTime },
    JobStatus: job.busyLooks > 1 ? initializing : job.busyLooks === 1 ? delivering : done,
  };
}

function list({ parameters, state, region }: ActionContext): Readonly<Record<string, unknown>> {
  const number = (name: string, fallback: number) => Number(parameters.get(name) || fallback);
  const [page, size] = [number("PageNumber", 1), number("PageSize", 20)];
  if (!(page >= 1) || !(size >= 1 && size <= 100)) throw refusal("InvalidParameterValue");
  const own = state.historyJobs.filter(({ homeRegion }) => homeRegion === region);
  const jobs = own.slice((page - 1) * size, page * size).map(tell);
  return { DeliveryHistoryJobs: jobs, PageNumber: page, PageSize: size, TotalCount: own.length };
}

function remove(context: ActionContext): Readonly<Record<string, unknown>> {
  const job = find(context);
  context.state.historyJobs = context.state.historyJobs.filter((other) => other !== job);
  return {};
}
