import { partsOf } from "../../provider/core/fields/paths";
import type { Place } from "../../provider/core/fleet/places";
import { reasonOf } from "../../provider/core/session/errors";
import { redact } from "../../provider/core/session/redact";
import type { Session } from "../../provider/core/session/session";
import type { AuditEvent, AuditEventList } from "../../provider/kinds/get-audit-events";
import { findResource, NotOffered, runDataSource } from "../../provider/registry";
import type { Progress } from "../progress";
import type { Examined } from "../report/report";
import type { ManagedResource } from "../stack/state";

/** Every cloud keeps its events for so long; most keep them longer, but each further day costs calls. */
const days = 7;
const spanMs = days * 24 * 60 * 60_000;

/** Adds who changed each resource that drifted, and when, as the cloud's own record has it. */
export async function explain(
  openSession: () => Promise<Session>,
  resources: readonly ManagedResource[],
  examined: readonly Examined[],
  progress: Progress,
): Promise<readonly Examined[]> {
  const drifted = examined.filter(({ findings }) => findings.some(({ rule }) => rule !== "renamed"));
  const counter = progress.begin("audit events asked for", drifted.length);
  const answers = new Map<string, Promise<readonly AuditEvent[]>>();
  const known = new Map<Examined["urn"], Partial<Examined>>();
  for (const one of drifted) {
    const managed = resources.find(({ urn }) => urn === one.urn);
    if (managed !== undefined) known.set(one.urn, await whoChanged(managed, one, openSession, answers));
    counter.advance();
  }
  return examined.map((one) => ({ ...one, ...known.get(one.urn) }));
}

/** One list for all resources of a region: the events of a span cost the same calls whatever is sought in them. */
async function whoChanged(
  resource: ManagedResource,
  examined: Examined,
  openSession: () => Promise<Session>,
  answers: Map<string, Promise<readonly AuditEvent[]>>,
): Promise<Partial<Examined>> {
  const [cloud = "", region = ""] = resource.id.split("/");
  const drifted = bucketsIn(resource, examined);
  const regions = drifted.length > 0 ? [...new Set(drifted.map((place) => place.region))] : [region];
  const eventsOf = (at: string) => {
    const place = `${cloud}/${at}`;
    const answer = answers.get(place) ?? openSession().then((session) => listEvents(session, cloud, at));
    answers.set(place, answer);
    return answer;
  };
  try {
    // Whole seconds: what happened in the second of our own last write was that write.
    const since = Date.parse(resource.modified ?? "") || 0;
    const names = namesOf(resource, examined);
    const { changedBy } = findResource(resource.kind, cloud);
    const isChange = (event: AuditEvent) => Date.parse(event.time) > since && isChangeOf(event, changedBy, names);
    const found = (await Promise.all(regions.map(eventsOf))).flat().find(isChange);
    if (found === undefined)
      return { changedByUnknown: `no event of the last ${days} days that came after the last pulumi up names it` };
    const { time, actor = null, name, id } = found;
    return { changedBy: { time, actor, operation: name, eventId: id } };
  } catch (error) {
    if (error instanceof NotOffered) return { changedByUnknown: "the cloud lists no audit events" };
    return { changedByUnknown: redact(reasonOf(error)) };
  }
}

async function listEvents(session: Session, cloud: string, region: string): Promise<readonly AuditEvent[]> {
  const endTime = new Date();
  const startTime = new Date(endTime.getTime() - spanMs);
  const span = { startTime: startTime.toISOString(), endTime: endTime.toISOString() };
  const { events } = (await runDataSource("getAuditEvents", session, { cloud, region, ...span })) as AuditEventList;
  return events;
}

/** A write that went through, of those that change such a resource, that names it. */
function isChangeOf(event: AuditEvent, changedBy: RegExp, names: readonly string[]): boolean {
  if (event.errorCode !== undefined || !changedBy.test(event.name)) return false;
  return event.resources.some(({ name }) => name !== undefined && names.includes(name));
}

/** Its names, the one that somebody gave it among them; of a fleet, the names of the buckets that drifted. */
function namesOf(resource: ManagedResource, examined: Examined): string[] {
  const given = examined.findings.filter(({ property }) => property === "name").map(({ after }) => String(after));
  return [...resource.knownAs, ...given, ...bucketsIn(resource, examined).map(({ bucket }) => bucket)];
}

/** The buckets of a fleet that findings are about: they stand in the paths, or in the lists. */
function bucketsIn({ kind, cloud }: ManagedResource, { findings }: Examined): Place[] {
  if (findResource(kind, cloud).many === undefined) return [];
  return findings.flatMap(({ property = "", before }) => {
    const [field, region, last] = partsOf(property);
    return last === undefined || region === undefined
      ? []
      : [{ region, bucket: String(field === "buckets" ? before : last) }];
  });
}
