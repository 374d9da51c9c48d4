import { isFault } from "../../../../core/session/errors";
import type { Operation } from "../../../../core/session/operation";
import { type InstanceLocator, readRow } from "../audit-row";

/** An empty list must not read as if nothing had been run: where auditing is off, nothing was recorded. */
export async function warnOfNothing(operation: Operation, locator: InstanceLocator): Promise<void> {
  const { engine, instanceId, region } = locator;
  const instance = `${engine} instance ${instanceId} in ${region}`;
  const { session } = operation;
  try {
    const row = await readRow(operation, locator);
    if (row?.isOn) return;
    session.warn(
      row === undefined
        ? `No audit records were found, and there is no ${instance}: check engine, instanceId and region.`
        : `No audit records were found, because auditing of ${instance} is off. That nothing is listed does not mean that nothing was run.`,
    );
  } catch (error) {
    if (!isFault(error, "Denied")) throw error;
    session.warn(`No audit records of ${instance} were found; whether it is audited may not be read.`);
  }
}
