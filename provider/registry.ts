import type { z } from "zod";
import { alibaba } from "./clouds/alibaba";
import { huawei } from "./clouds/huawei";
import { tencent } from "./clouds/tencent";
import { volcengine } from "./clouds/volcengine";
import type { Checked } from "./core/fields/check";
import { shown } from "./core/fields/validation";
import type { Properties } from "./core/lifecycle/kind";
import type { Resource } from "./core/lifecycle/lifecycle";
import type { DataSource } from "./core/listing/data-source";
import type { Thing } from "./core/ownership/thing";
import type { Session } from "./core/session/session";
import type { Settings } from "./core/session/settings";
import type { KindName, SourceName } from "./kinds";
import type { TrackFacts } from "./kinds/audit-track";
import type { Cloud } from "./kinds/cloud";

/** The clouds. Whatever lists clouds, kinds or data sources derives from this table. */
export const clouds: readonly Cloud[] = [tencent, alibaba, huawei, volcengine];

/** Why there is no such resource or data source. */
export class NotOffered extends Error {
  override readonly name = "NotOffered";
}

/** The resource kind of a cloud. Throws {@link NotOffered} with a reason that a user understands. */
export function findResource(kind: KindName, cloud: unknown): Resource {
  return offered(kind, cloud, ({ resources }) => resources.find((resource) => resource.kind === kind));
}

/** The kind that holds many things of a kind as one resource, on any cloud. */
export function fleetOf(kind: KindName): KindName | undefined {
  return clouds.flatMap(({ resources }) => resources).find(({ many }) => many?.of === kind)?.kind as
    | KindName
    | undefined;
}

/** What a check found, and the things that the inputs are about as far as they are good. */
interface ResourceCheck extends Checked {
  readonly things: readonly Thing[];
  readonly resource?: Resource;
}

/**
 * Checks a resource's inputs, with the configured region where none is given; a cloud that does not offer the kind is a
 * failure of `cloud`.
 */
export function checkInputs(kind: KindName, given: Properties, settings: Settings): ResourceCheck {
  try {
    const resource = findResource(kind, given.cloud);
    const { inputs, failures } = resource.check(withDefaultRegion(given, resource.inputs, settings));
    return { inputs: failures.length > 0 ? given : inputs, failures, things: resource.things(inputs), resource };
  } catch (error) {
    if (!(error instanceof NotOffered)) throw error;
    return { inputs: given, failures: [{ property: "cloud", reason: error.message }], things: [] };
  }
}

/** Runs a data source, with the configured region where none is given. */
export async function runDataSource(
  name: SourceName,
  session: Session,
  given: Properties,
  cancel?: AbortSignal,
): Promise<object> {
  const source = findDataSource(name, given.cloud);
  return source.run(session, withDefaultRegion(given, source.arguments, session.settings), cancel);
}

/** `access-audit:<cloud>.region` stands in where a region is wanted and none is given. */
function withDefaultRegion(given: Properties, wanted: z.ZodObject, settings: Settings): Properties {
  const cloud = clouds.find(({ name }) => name === given.cloud);
  if (cloud === undefined || given.region !== undefined || !("region" in wanted.shape)) return given;
  return { ...given, region: settings.cloud(cloud.name, cloud.settings).region };
}

/** Whether resources of a kind record something, and are switched on and off. Others only deliver what is recorded anyway. */
export function records(kind: KindName): boolean {
  const own = clouds.flatMap(({ resources }) => resources.filter((resource) => resource.kind === kind));
  return own.some(({ inputs }) => "status" in inputs.shape);
}

/** What a track with these inputs is; `undefined` on a cloud without audit tracks. */
export function trackFacts(inputs: Properties): TrackFacts | undefined {
  return clouds.find(({ name }) => name === inputs.cloud)?.tracks?.facts(inputs);
}

/** The cloud of a resource's id, which begins with it. */
export function cloudOf(id: string): string | undefined {
  return id.split("/")[0];
}

/** The data source of a cloud. Throws {@link NotOffered} with a reason that a user understands. */
export function findDataSource(name: SourceName, cloud: unknown): DataSource {
  return offered(name, cloud, ({ dataSources }) => dataSources.find((source) => source.name === name));
}

function offered<T>(name: KindName | SourceName, cloudName: unknown, pick: (cloud: Cloud) => T | undefined): T {
  const offering = clouds.filter((cloud) => pick(cloud) !== undefined).map((cloud) => cloud.name);
  const cloud = clouds.find((candidate) => candidate.name === cloudName);
  if (cloud === undefined) {
    const given = cloudName === undefined ? "none was given" : `${shown(cloudName)} was given`;
    throw new NotOffered(`cloud must be one of ${offering.join(", ")}, but ${given}`);
  }
  const found = pick(cloud);
  if (found !== undefined) return found;
  const reason = cloud.notOffered[name];
  throw new NotOffered(
    `${name} is not offered by ${cloud.title}${reason ? `: ${reason}` : ""}. It is offered by ${offering.join(", ")}`,
  );
}
