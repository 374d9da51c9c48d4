import { UserError } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { emptyAnswerOrObject } from "../../../http/empty-answer";
import { parseJsonObject } from "../../../http/json";
import type { Service } from "../../../http/service";
import { regularHost } from "../endpoints";
import { huaweiFault } from "../errors";
import type { HuaweiCredentials } from "../identity/credentials";
import type { Project } from "../identity/projects";
import { callRegional, type RegionalCall } from "../regional-call";
import { huaweiSettings } from "../settings";
import { signSdkHmac } from "../sign-sdk-hmac";
import { type ListedTracker, type TrackerType, trackersFromWire } from "./tracker-wire";

/** Cloud Trace Service: https://support.huaweicloud.com/intl/en-us/api-cts/cts_api_0000.html */
export const cts: Service<HuaweiCredentials> = {
  cloud: "huawei",
  title: "Huawei Cloud CTS",
  name: "cts",
  sign: signSdkHmac,
  fault: huaweiFault,
};

export function callCts<T>(operation: Operation, project: Project, call: RegionalCall<T>): Promise<T> {
  const endpoint = regularHost(huaweiSettings(operation.session), "cts", project.region);
  return callRegional(operation, cts, endpoint, project, call);
}

/** A tracker's name within its project. */
export interface TrackerName {
  readonly type: TrackerType;
  readonly name: string;
}

/**
 * The trackers of a project, or those of a type and name. The answer is filtered here too, because what the vendor's
 * filters leave out is not documented in full. https://support.huaweicloud.com/intl/en-us/api-cts/ListTrackers.html
 */
export function listTrackers(
  operation: Operation,
  project: Project,
  only: Partial<TrackerName> = {},
): Promise<ListedTracker[]> {
  const { type, name } = only;
  const what = name === undefined ? "list the trackers" : `read the ${type} tracker ${name}`;
  return callCts(operation, project, {
    action: "ListTrackers",
    attempted: `${what} in ${project.region}`,
    permission: "cts:tracker:list",
    method: "GET",
    path: "/trackers",
    query: [
      ...(name === undefined ? [] : [["tracker_name", name] as const]),
      ...(type === undefined ? [] : [["tracker_type", type] as const]),
    ],
    answerSize: "list",
    decode: ({ body }) =>
      trackersFromWire(parseJsonObject(body)).filter(
        (tracker) =>
          (tracker.projectId === undefined || tracker.projectId === project.projectId) &&
          (name === undefined || tracker.name === name) &&
          (type === undefined || tracker.type === type),
      ),
  });
}

/** Makes a tracker; a new one is always enabled. https://support.huaweicloud.com/intl/en-us/api-cts/CreateTracker.html */
export function createTracker(operation: Operation, project: Project, body: Record<string, unknown>): Promise<void> {
  return callCts(operation, project, {
    action: "CreateTracker",
    attempted: `create the ${body.tracker_type} tracker ${body.tracker_name} in ${project.region}`,
    permission: "cts:tracker:create",
    method: "POST",
    path: "/tracker",
    body,
    // A second system tracker is refused, so its creation may be sent again.
    creates: body.tracker_type !== "system",
    // What was made is read from the list, which has all of it. An empty or foreign answer leaves open whether it was.
    decode: (response) => void parseJsonObject(response.body),
  });
}

/** Changes the tracker of that type and name. https://support.huaweicloud.com/intl/en-us/api-cts/UpdateTracker.html */
export function updateTracker(operation: Operation, project: Project, body: Record<string, unknown>): Promise<void> {
  return callCts(operation, project, {
    action: "UpdateTracker",
    attempted: `change the ${body.tracker_type} tracker ${body.tracker_name} in ${project.region}`,
    permission: "cts:tracker:update",
    method: "PUT",
    path: "/tracker",
    body,
    decode: emptyAnswerOrObject,
  });
}

/**
 * Deletes one tracker. A DELETE without a name deletes every data tracker of the project, so none is ever built.
 * https://support.huaweicloud.com/intl/en-us/api-cts/DeleteTracker.html
 */
export async function deleteTracker(operation: Operation, project: Project, { type, name }: TrackerName) {
  if (name.trim() === "" || (type !== "system" && type !== "data"))
    throw new UserError(
      "a tracker is deleted by its type and name only: without a name CTS deletes every data tracker of the project. Nothing was sent",
    );
  await callCts(operation, project, {
    action: "DeleteTracker",
    attempted: `delete the ${type} tracker ${name} in ${project.region}`,
    permission: "cts:tracker:delete",
    method: "DELETE",
    path: "/trackers",
    query: [
      ["tracker_name", name],
      ["tracker_type", type],
    ],
    decode: emptyAnswerOrObject,
  });
}
