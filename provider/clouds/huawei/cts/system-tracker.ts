import { z } from "zod";
import { field } from "../../../core/fields/field";
import { toChange } from "../../../core/fields/reference";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import type { Live, Setting } from "../../../core/lifecycle/kind";
import { waitUntilVisible } from "../../../core/lifecycle/wait-until-visible";
import { furtherWrite, isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { projectsPermission } from "../identity/iam";
import { openProject } from "../identity/projects";
import { createTracker, deleteTracker } from "./service";
import {
  changeTracker,
  describeTracker,
  liveTracker,
  readTracker,
  type TrackerLocator,
  trackerId,
  trackerIdentity,
  trackerOutputs,
} from "./tracker";
import { encryptionRule, type SystemTracker, systemTrackerInputs } from "./tracker-fields";
import { toWire } from "./tracker-wire";

/** The fields that the end of management puts back. Tags are not listed, so they are not known. */
const restored = [
  "status",
  "agencyName",
  "isLtsEnabled",
  "isSupportValidate",
  "isOrganizationTracker",
  "excludeServices",
  "isSupportTraceFilesEncryption",
  "kmsId",
  "obs",
] as const;

async function observe(operation: Operation, locator: TrackerLocator): Promise<Live<SystemTracker>> {
  const tracker = await readTracker(operation, locator);
  if (tracker !== undefined) return liveTracker(locator, tracker, systemTrackerInputs);
  // CTS was never enabled in the region.
  const inputs = { cloud: "huawei" as const, ...locator, status: "Disabled" as const } as Partial<SystemTracker>;
  return { inputs, outputs: { projectId: locator.projectId }, absent: true };
}

async function update(
  operation: Operation,
  locator: TrackerLocator,
  desired: SystemTracker,
  live: Live<SystemTracker>,
): Promise<void> {
  const project = await openProject(operation, locator.region, locator.projectId);
  if (!live.absent) return changeTracker(operation, project, desired, live);
  try {
    await createTracker(operation, project, toWire(desired, undefined));
  } catch (error) {
    // CTS.0201: somebody enabled it meanwhile, or an earlier attempt did and its answer was lost.
    if (!isFault(error, "Conflict") || error.fault.code !== "CTS.0201") throw error;
    return changeTracker(operation, project, desired, await observe(operation, locator));
  }
  // A new tracker is enabled and has no tags.
  if (desired.status === "Enabled" && desired.tags === undefined) return;
  await furtherWrite(async () => {
    const what = describeTracker(locator);
    const made = await waitUntilVisible(
      operation,
      what,
      () => observe(operation, locator),
      (now) => (now.absent ? `${what} is not there` : undefined),
    );
    await changeTracker(operation, project, desired, made);
  });
}

/** What the tracker is left as: with `restore` as it was found, with `disable` without recording and delivery. */
function final(state: SystemTracker): SystemTracker | undefined {
  if (state.onDelete === "delete") return undefined;
  const own = systemTrackerInputs.strip().parse({ ...state, tags: undefined });
  if (state.onDelete === "disable")
    return {
      ...own,
      status: "Disabled",
      obs: undefined,
      isLtsEnabled: false,
      isSupportTraceFilesEncryption: false,
      kmsId: undefined,
    };
  const found = (state.previousTracker ?? { status: "Disabled" }) as Partial<SystemTracker>;
  const bare = Object.fromEntries(Object.entries(own).filter(([name]) => !restored.some((field) => field === name)));
  return systemTrackerInputs.parse({ ...bare, ...found });
}

/** The system tracker of a region, which records what is changed in the account. */
export const systemTracker: Setting<SystemTracker, TrackerLocator> = {
  kind: "AuditTrack",
  cloud: "huawei",
  lifecycleKind: "setting",
  inputs: systemTrackerInputs,
  rules: [encryptionRule],
  reference: {
    page: "https://support.huaweicloud.com/intl/en-us/api-cts/UpdateTracker.html",
    permissions: [
      "cts:tracker:list",
      projectsPermission,
      ...toChange("cts:tracker:create", "cts:tracker:update", {
        name: "cts:tracker:delete",
        when: 'for `onDelete: "delete"`',
      }),
    ],
    example: {
      cloud: "huawei",
      region: "cn-north-4",
      type: "system",
      status: "Enabled",
      obs: { bucketName: "audit", filePrefixName: "cts" },
    },
  },
  changedBy: eventsNamed("CreateTracker", "UpdateTracker", "DeleteTracker"),
  outputs: {
    ...trackerOutputs,
    previousTracker: field(z.record(z.string(), z.unknown()), {
      doc: "The fields that were found when the system tracker came under management.",
      stable: true,
    }),
  },
  identity: trackerIdentity,
  describe: describeTracker,
  ...trackerId("system", systemTrackerInputs.shape.name),
  missing: ({ region }) => `CTS has no system tracker in ${region}`,
  async locate({ region, projectId: declared, type, name }, operation) {
    const { projectId } = await openProject(operation, region, declared);
    return { region, projectId, type, name };
  },
  observe,
  update,
  remember: ({ inputs }) => ({
    previousTracker: Object.fromEntries(
      restored.map((name) => [name, inputs[name]]).filter(([, value]) => value !== undefined),
    ),
  }),
  final,
  async remove(operation, { region, projectId, type, name }) {
    const project = await openProject(operation, region, projectId);
    try {
      await deleteTracker(operation, project, { type, name });
    } catch (error) {
      if (!isFault(error, "NotFound")) throw error;
    }
  },
};
