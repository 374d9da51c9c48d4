import { isFault } from "../../../../core/session/errors";
import type { Operation } from "../../../../core/session/operation";
import { readPolicy } from "../database-audit-policy";
import type { InstanceLocator } from "../engines";

/** An empty list must not read as if nothing had been run: where auditing is off, MongoDB answers with none, and no error. */
export async function warnOfNothing(operation: Operation, args: InstanceLocator): Promise<void> {
  const { engine, instanceId, region } = args;
  const instance = `${engine} instance ${instanceId} in ${region}`;
  const { session } = operation;
  try {
    const found = await readPolicy(operation, { region, engine, instanceId });
    if (found?.isOn) return;
    session.warn(
      found === undefined
        ? `No audit records were found, and there is no ${instance}: check engine, instanceId and region.`
        : `No audit records were found, because auditing of ${instance} is off. That nothing is listed does not mean that nothing was run.`,
    );
  } catch (error) {
    if (!isFault(error, "Denied")) throw error;
    session.warn(`No audit records of ${instance} were found; whether it is audited may not be read.`);
  }
}
