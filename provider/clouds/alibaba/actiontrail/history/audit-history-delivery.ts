import { randomUUID } from "node:crypto";
import { z } from "zod";
import { choice, field } from "../../../../core/fields/field";
import { toChange } from "../../../../core/fields/reference";
import { resourceId } from "../../../../core/fields/resource-id";
import { eventsNamed } from "../../../../core/lifecycle/changed-by";
import type { Live, Named, Properties } from "../../../../core/lifecycle/kind";
import { isFault } from "../../../../core/session/errors";
import type { Operation } from "../../../../core/session/operation";
import { textIn } from "../../../../http/members";
import { MalformedAnswer } from "../../../../http/service";
import { regionField } from "../../regions";
import { callActiontrail } from "../service";
import { trackInputs } from "../trail-fields";
import { writtenFromWire } from "../trail-write";
import { type HistoryJob, jobFromWire, listJobs } from "./history-jobs";

const deliveryInputs = z.object({
  cloud: field(z.literal("alibaba"), { doc: "The cloud whose events are delivered.", replaces: true }),
  region: field(regionField, { doc: "The home region of the trail.", replaces: true }),
  trail: field(trackInputs.shape.name, {
    doc: "The name of the trail, which must be of one account and deliver to Log Service.",
    replaces: true,
  }),
});

type DeliveryInputs = z.output<typeof deliveryInputs> & Record<string, unknown>;

interface JobLocator {
  readonly region: string;
  /** An int64, as text. */
  readonly jobId: string;
  readonly trail?: string;
}

const described = ({ region, jobId, trail }: JobLocator) =>
  `the delivery of history ${jobId}${trail === undefined ? "" : ` of trail ${trail}`} in ${region}`;

/** A job whose record is gone has run all the same: it stays in the state, so that nothing runs it again. */
async function observe(
  operation: Operation,
  locator: JobLocator,
  known: Properties | undefined,
): Promise<Live<DeliveryInputs> | undefined> {
  const { region, jobId } = locator;
  try {
    const job = await callActiontrail(operation, {
      name: "GetDeliveryHistoryJob",
      region,
      attempted: `read ${described(locator)}`,
      parameters: { JobId: jobId },
      writes: false,
      decode: jobFromWire,
    });
    return live(operation, locator, job);
  } catch (error) {
    if (!isFault(error, "NotFound")) throw error;
    if (typeof known?.trail !== "string" || typeof known.jobId !== "string") return undefined;
    const { createTime } = known;
    const outputs = { jobId, jobStatus: "forgotten", ...(createTime === undefined ? {} : { createTime }) };
    return { inputs: { cloud: "alibaba", region, trail: known.trail }, outputs, absent: true };
  }
}

function live(operation: Operation, locator: JobLocator, job: HistoryJob): Live<DeliveryInputs> {
  const { jobId, trail, jobStatus, createTime, failed } = job;
  if (jobStatus === "failed")
    operation.session.warn(
      `${described({ ...locator, trail })} failed${failed.length > 0 ? ` in ${failed.join(", ")}` : ""}: ` +
        "replace the resource to run it once more",
    );
  const outputs = { jobId, jobStatus, ...(createTime === undefined ? {} : { createTime }) };
  return { inputs: { cloud: "alibaba", region: locator.region, trail }, outputs };
}

/** The newest job of the trail: what was delivered once is not delivered again. */
async function find(operation: Operation, { region, trail }: DeliveryInputs): Promise<JobLocator | undefined> {
  const own = (await listJobs(operation, region)).filter((job) => job.trail === trail);
  const [newest] = own.sort((a, b) => (BigInt(a.jobId) < BigInt(b.jobId) ? 1 : -1));
  return newest && { region, jobId: newest.jobId, trail };
}

/** One token for all attempts of an operation. */
const tokens = new WeakMap<Operation, string>();

function tokenOf(operation: Operation): string {
  const token = tokens.get(operation) ?? randomUUID();
  tokens.set(operation, token);
  return token;
}

async function create(operation: Operation, { region, trail }: DeliveryInputs): Promise<JobLocator> {
  return callActiontrail(operation, {
    name: "CreateDeliveryHistoryJob",
    region,
    attempted: `deliver the history of trail ${trail} in ${region}`,
    parameters: { TrailName: trail, ClientToken: tokenOf(operation) },
    writes: true,
    creates: true,
    decode(answer) {
      const jobId = textIn(answer, "JobId");
      if (jobId === undefined || !/^\d+$/.test(jobId)) throw new MalformedAnswer("the answer has no JobId");
      return { region, jobId, trail };
    },
  });
}

async function remove(operation: Operation, locator: JobLocator): Promise<void> {
  await callActiontrail(operation, {
    name: "DeleteDeliveryHistoryJob",
    region: locator.region,
    attempted: `delete the record of ${described(locator)}`,
    parameters: { JobId: locator.jobId },
    writes: true,
    decode: writtenFromWire,
  });
}

/** One delivery of the events before a trail: https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-createdeliveryhistoryjob */
export const alibabaAuditHistoryDelivery: Named<DeliveryInputs, JobLocator> = {
  kind: "AuditHistoryDelivery",
  cloud: "alibaba",
  lifecycleKind: "object",
  inputs: deliveryInputs,
  reference: {
    page: "https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-createdeliveryhistoryjob",
    permissions: [
      "actiontrail:ListDeliveryHistoryJobs",
      "actiontrail:GetDeliveryHistoryJob",
      ...toChange("actiontrail:CreateDeliveryHistoryJob", "actiontrail:DeleteDeliveryHistoryJob"),
    ],
    example: { cloud: "alibaba", region: "cn-hangzhou", trail: "to-log-service" },
  },
  changedBy: eventsNamed("CreateDeliveryHistoryJob", "DeleteDeliveryHistoryJob"),
  outputs: {
    jobId: field(z.string(), { doc: "The job's number, an int64 as text.", stable: true }),
    jobStatus: field(
      choice({
        initializing: "It is being prepared.",
        delivering: "Events are on their way.",
        complete: "All was delivered.",
        failed: "It failed, perhaps in some regions only.",
        forgotten: "It ran, and its record is gone; what was delivered stays.",
      }),
      { doc: "How far the job is; a refresh reads it." },
    ),
    createTime: field(z.string().optional(), { doc: "When the job was made.", stable: true }),
  },
  identity: { words: ["trail"], hints: ["region"] },
  describe: described,
  ...resourceId({
    of: "a delivery of history",
    form: "alibaba/<region>/<number of the job>",
    parts: z.object({ region: regionField, jobId: z.string().regex(/^\d+$/, "must be the job's number") }),
  }),
  observe,
  find,
  create,
  settling: ({ outputs }) => (outputs.jobStatus === "initializing" ? "the job is being prepared" : undefined),
  // Every input replaces.
  update: async () => undefined,
  remove,
};
