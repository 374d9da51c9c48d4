import { isRecord } from "../../../core/fields/validation";
import { waitUntilVisible } from "../../../core/lifecycle/wait-until-visible";
import { isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { listIn, objectIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { callDatabase } from "./call";
import { dialects, type InstanceLocator } from "./engines";

/**
 * The instance once no change of it is under way, for what is on its way to be switched on or off shows as it was before. False
 * when there is no such instance. Whoever may read how an instance is audited need not be allowed to read its status.
 */
export async function idleInstance(operation: Operation, locator: InstanceLocator): Promise<boolean> {
  const status = await waitUntilVisible(
    operation,
    `${locator.engine} instance ${locator.instanceId}`,
    () => readStatus(operation, locator),
    (now) => (now !== undefined && isBusy(now) ? `the instance is ${now}` : undefined),
  );
  return status !== undefined;
}

/** Words such as `DBInstanceClassChanging`: what is stopped or locked stays so, and is not waited for. */
const isBusy = (status: string) => /ing($|To|From)|^NET_|^CLASS_/i.test(status) && !/^running$/i.test(status);

async function readStatus(operation: Operation, locator: InstanceLocator): Promise<string | undefined> {
  const { region, engine, instanceId } = locator;
  const { service, action, parameter, list, status } = dialects[engine].instance;
  try {
    return await callDatabase(operation, {
      ...{ service, name: action, region, writes: false, answerSize: "list" as const },
      attempted: `read the status of ${engine} instance ${instanceId}`,
      parameters: { [parameter]: instanceId },
      decode(answer) {
        const rows = list === undefined ? [answer] : listIn(objectIn(answer, list[0]), list[1]);
        const row = rows.filter(isRecord).find((one) => one[parameter] === instanceId);
        const told = row && textIn(row, status);
        if (told === undefined) throw new MalformedAnswer(`the answer has no ${status} of ${instanceId}`);
        return told;
      },
    });
  } catch (error) {
    if (isFault(error, "NotFound")) return undefined;
    if (!isFault(error, "Denied", "Invalid")) throw error;
    operation.session.warn(
      `It is not known whether ${engine} instance ${instanceId} is being changed: ${error.message}`,
    );
    return "unknown";
  }
}
