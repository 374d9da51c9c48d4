import { reasonOf } from "../../../provider/core/session/errors";
import type { Session } from "../../../provider/core/session/session";
import type { Cloud } from "../../../provider/kinds/cloud";
import { accountIdOf } from "../../accounts/account-ids";

/** The id of the account that credentials are of, or why it is not known. */
export type OwnAccount = { readonly id: string } | { readonly id: undefined; readonly reason: string };

const asked = new WeakMap<Session, Map<string, Promise<OwnAccount>>>();

/**
 * Whose credentials a session has, as the list of the buckets says: every cloud has that list, and it names the same ids as the events.
 * It is asked for once for each session, however many regions are read.
 */
export function ownAccount(session: Session, { name, title }: Cloud, cancel: AbortSignal): Promise<OwnAccount> {
  const ofSession = asked.get(session) ?? new Map<string, Promise<OwnAccount>>();
  asked.set(session, ofSession);
  const known = ofSession.get(name) ?? ask(session, name, title, cancel);
  ofSession.set(name, known);
  return known;
}

async function ask(session: Session, cloud: string, title: string, cancel: AbortSignal): Promise<OwnAccount> {
  try {
    const id = await accountIdOf(session, cloud, cancel);
    return id === undefined ? { id, reason: `${title}: the list of buckets does not say whose they are` } : { id };
  } catch (error) {
    return { id: undefined, reason: reasonOf(error) };
  }
}
