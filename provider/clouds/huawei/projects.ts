import { UserError } from "../../core/errors";
import { Operation } from "../../core/operation";
import { awaitShared } from "../../core/shared-work";
import type { CredentialSource } from "../../http/service";
import { huaweiCredentials, tokenIn } from "./credential-source";
import { type HuaweiCredentials, huaweiIdentity } from "./credentials";
import { projectIdField } from "./fields";
import { findProject, type Scope } from "./iam";
import { huaweiSettings } from "./settings";

/** A project of a region, and the credentials that are good in it. */
export interface Project {
  readonly region: string;
  readonly projectId: string;
  readonly credentials: CredentialSource<HuaweiCredentials>;
}

const idVariables = ["HUAWEICLOUD_SDK_PROJECT_ID", "HW_PROJECT_ID", "OS_PROJECT_ID", "OS_TENANT_ID"];
const nameVariables = ["HW_PROJECT_NAME", "OS_PROJECT_NAME", "OS_TENANT_NAME"];

/**
 * The project that a call is about: the argument, the configuration, the environment, the project of the token or the
 * file that the credentials come from; else it is looked up by its name, which is the region's unless one is set.
 */
export async function openProject(operation: Operation, region: string, argument?: string): Promise<Project> {
  const settings = huaweiSettings(operation.session);
  const { environment } = operation.session.settings;
  const declared = argument ?? settings.projectId ?? projectIdIn(environment);
  const name = settings.projectName ?? firstSet(environment, nameVariables)?.value ?? region;
  const scope: Scope = { region, project: declared === undefined ? { name } : { id: declared } };
  const credentials = huaweiCredentials(operation.session, scope);
  const projectId = declared ?? (await ownProject(operation, scope)) ?? (await lookedUp(operation, scope, name));
  return { region, projectId, credentials };
}

function projectIdIn(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const found = firstSet(environment, idVariables);
  if (found === undefined || projectIdField.safeParse(found.value).success) return found?.value;
  throw new UserError(`${found.name} must be exactly 32 letters and digits, but is ${JSON.stringify(found.value)}`);
}

function firstSet(environment: Readonly<Record<string, string | undefined>>, names: readonly string[]) {
  return names.map((name) => ({ name, value: environment[name]?.trim() ?? "" })).find(({ value }) => value !== "");
}

/** A token knows its project, and a file of keys may name one. */
async function ownProject(operation: Operation, scope: Scope): Promise<string | undefined> {
  const identity = await huaweiIdentity(operation);
  if ("password" in identity) return (await tokenIn(operation, identity, scope)).projectId;
  return "projectId" in identity ? identity.projectId : undefined;
}

/** Looked up once for all operations of the session. */
function lookedUp(operation: Operation, scope: Scope, name: string): Promise<string> {
  const { session } = operation;
  const work = session.once(`huawei.project/${scope.region}/${name}`, () => {
    const own = new Operation(session);
    return findProject(own, huaweiCredentials(session, scope), scope.region, name);
  });
  return awaitShared(operation, `look up the project ${name}`, work);
}
