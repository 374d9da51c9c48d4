import { toChange } from "../../../core/fields/reference";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import type { Named } from "../../../core/lifecycle/kind";
import { projectsPermission } from "../identity/iam";
import { openProject } from "../identity/projects";
import { createTracker, deleteTracker } from "./service";
import {
  changeTracker,
  describeTracker,
  findTracker,
  liveTracker,
  readTracker,
  type TrackerLocator,
  trackerId,
  trackerIdentity,
  trackerOutputs,
} from "./tracker";
import { type DataTracker, dataTrackerInputs, transferRule } from "./tracker-fields";
import { toWire } from "./tracker-wire";

/** A data tracker, which records what is read and written in one bucket. */
export const dataTracker: Named<DataTracker, TrackerLocator> = {
  kind: "AuditTrack",
  cloud: "huawei",
  lifecycleKind: "object",
  inputs: dataTrackerInputs,
  rules: [transferRule],
  reference: {
    page: "https://support.huaweicloud.com/intl/en-us/api-cts/CreateTracker.html",
    permissions: [
      "cts:tracker:list",
      projectsPermission,
      ...toChange("cts:tracker:create", "cts:tracker:update", "cts:tracker:delete"),
    ],
    example: {
      cloud: "huawei",
      region: "cn-north-4",
      type: "data",
      name: "orders",
      status: "Enabled",
      dataBucket: { name: "orders", events: ["READ", "WRITE"] },
      obs: { bucketName: "audit", filePrefixName: "orders", bucketLifecycle: 180 },
    },
  },
  changedBy: eventsNamed("CreateTracker", "UpdateTracker", "DeleteTracker"),
  outputs: trackerOutputs,
  identity: trackerIdentity,
  describe: describeTracker,
  ...trackerId("data", dataTrackerInputs.shape.name),

  async observe(operation, locator) {
    const tracker = await readTracker(operation, locator);
    return tracker && liveTracker(locator, tracker, dataTrackerInputs);
  },
  async find(operation, { region, projectId: declared, type, name }) {
    const project = await openProject(operation, region, declared);
    const found = await findTracker(operation, project, { type, name });
    return found && { region, projectId: project.projectId, type, name };
  },
  async predict(operation, { region, projectId: declared, type, name }) {
    const { projectId } = await openProject(operation, region, declared);
    return { region, projectId, type, name };
  },
  async create(operation, inputs) {
    const { region, type, name } = inputs;
    const project = await openProject(operation, region, inputs.projectId);
    await createTracker(operation, project, toWire(inputs, undefined));
    return { region, projectId: project.projectId, type, name };
  },
  fresh: { status: "Enabled" },
  async update(operation, { region, projectId }, desired, live) {
    await changeTracker(operation, await openProject(operation, region, projectId), desired, live);
  },
  async remove(operation, { region, projectId, type, name }) {
    await deleteTracker(operation, await openProject(operation, region, projectId), { type, name });
  },
};
