import { afterEach } from "vitest";
import { openProject } from "../../../../provider/clouds/huawei/identity/projects";
import { Operation } from "../../../../provider/core/session/operation";
import { type Answer, type LocalCloud, localCloud, type Received } from "../local-cloud";
import { type SessionParts, sessionOf } from "../session";

export const id = (digit: number) => String(digit).repeat(32);
export const keys = { accessKey: "AKIDEXAMPLE0HUAWEI01", secretKey: "SkExampleNotReal" };

export let cloud: LocalCloud | undefined;

/** The cloud of a test, which is closed after it. */
export function closeAfterwards(started: LocalCloud): LocalCloud {
  cloud = started;
  return started;
}

/** Closes the cloud of each test. */
export function closesClouds(): void {
  afterEach(() => cloud?.close());
}

/** The project of cn-north-4, where IAM knows these. */
export async function project(
  known: readonly { id: string; name: string }[],
  parts: SessionParts = {},
  argument?: string,
): Promise<string> {
  cloud = await localCloud(() => ({ body: { projects: known, links: {} } }));
  const session = sessionOf({ configuration: keys, emulatorUrl: cloud.url, ...parts });
  return (await openProject(new Operation(session), "cn-north-4", argument)).projectId;
}

export const regional = { id: id(9), name: "cn-north-4" };

/** Two regions with a project each, and one more in the second. */
export const projects = [
  { id: id(1), name: "cn-north-4" },
  { id: id(2), name: "cn-east-3" },
  { id: id(3), name: "cn-east-3_web" },
  { id: id(4), name: "MOS" },
];

/** IAM that lists them, all or by name. */
export const listing = ({ query }: Received): Answer => ({
  body: { projects: projects.filter(({ name }) => !query.has("name") || name === query.get("name")), links: {} },
});

/** The projects of both regions, in one session, whichever is opened first. */
export async function ofBoth(parts: SessionParts, handle: (request: Received) => Answer = listing, reversed = false) {
  cloud = await localCloud(handle);
  const session = sessionOf({ configuration: keys, emulatorUrl: cloud.url, ...parts });
  const found: Record<string, string> = {};
  for (const region of reversed ? ["cn-east-3", "cn-north-4"] : ["cn-north-4", "cn-east-3"])
    found[region] = (await openProject(new Operation(session), region)).projectId;
  return [found["cn-north-4"], found["cn-east-3"]];
}
