import type { Operation } from "../../../core/session/operation";
import { textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { type ActiontrailAction, callActiontrail } from "./service";

export interface TrackLocator {
  readonly region: string;
  readonly name: string;
}

/** The answers to writes repeat the settings at most, so that a read shows what became of them. */
export function write(
  operation: Operation,
  { region, name }: TrackLocator,
  verb: string,
  action: Pick<ActiontrailAction<void>, "name" | "parameters" | "creates">,
): Promise<void> {
  const attempted = `${verb} audit track ${name} in ${region}`;
  return callActiontrail(operation, { ...action, region, attempted, writes: true, decode: writtenFromWire });
}

/** Every answer has a request id, those of some writes nothing else. */
export function writtenFromWire(answer: Record<string, unknown>): void {
  if (textIn(answer, "RequestId") === undefined) throw new MalformedAnswer("the answer has no RequestId");
}
