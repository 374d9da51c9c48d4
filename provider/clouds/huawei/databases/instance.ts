import { isRecord } from "../../../core/fields/validation";
import { waitUntilVisible } from "../../../core/lifecycle/wait-until-visible";
import { isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { parseJsonObject } from "../../../http/json";
import { MalformedAnswer } from "../../../http/service";
import type { Project } from "../identity/projects";
import { callDatabase, dialects, type Engine } from "./service";

/** A change of the policy makes the instance busy; until it is active again it takes no other change. */
export async function waitForInstance(
  operation: Operation,
  engine: Engine,
  project: Project,
  instanceId: string,
): Promise<void> {
  const what = `${engine} instance ${instanceId}`;
  const read = () => instanceStatus(operation, engine, project, instanceId);
  try {
    await waitUntilVisible(operation, what, read, (now) => (idle.test(now) ? undefined : `${what} is ${now}`));
  } catch (error) {
    // Whoever may set the policy need not be allowed to read the instance. The policy itself is read back in any case.
    if (!isFault(error, "Denied", "Invalid", "NotFound")) throw error;
    operation.session.warn(`It is not known whether ${what} is active again: ${error.message}`);
  }
}

/** The pages say `normal` and `ACTIVE` for the same state. */
const idle = /^(active|normal)$/i;

/**
 * https://support.huaweicloud.com/intl/en-us/api-taurusdb/ShowGaussMySqlInstanceInfo.html, and for RDS, which has a list
 * only, https://support.huaweicloud.com/intl/en-us/api-rds/rds_01_0004.html
 */
function instanceStatus(operation: Operation, engine: Engine, project: Project, instanceId: string): Promise<string> {
  const single = engine === "taurusdb";
  return callDatabase(operation, engine, project, {
    action: single ? "ShowGaussMySqlInstanceInfo" : "ListInstances",
    attempted: `read ${engine} instance ${instanceId}`,
    permission: dialects[engine].permissions.instances,
    method: "GET",
    path: single ? `/instances/${instanceId}` : "/instances",
    query: single ? [] : [["id", instanceId]],
    answerSize: "list",
    decode({ body }) {
      const answer = parseJsonObject(body);
      const listed = Array.isArray(answer.instances) ? answer.instances : [answer.instance];
      const found = listed.find((one) => isRecord(one) && (single || one.id === instanceId));
      if (!isRecord(found) || typeof found.status !== "string") throw new MalformedAnswer("the instance has no status");
      return found.status;
    },
  });
}
