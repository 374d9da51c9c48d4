import { isFault } from "../../../core/session/errors";
import { Operation } from "../../../core/session/operation";
import type { Session } from "../../../core/session/session";
import { awaitShared } from "../../../core/session/shared-work";
import type { CredentialSource } from "../../../http/service";
import { huaweiAccount, huaweiSettings } from "../settings";
import { huaweiIdentity } from "./chain";
import { huaweiCredentials, tokenIn } from "./credential-source";
import type { HuaweiCredentials } from "./credentials";
import { declaredProject, isProjectOf, regionOf, warnOfUse } from "./declared-project";
import { findProject, type Scope } from "./iam";

/** A project of a region, and the credentials that are good in it. */
export interface Project {
  readonly region: string;
  readonly projectId: string;
  readonly credentials: CredentialSource<HuaweiCredentials>;
}

const nameVariables = ["HW_PROJECT_NAME", "OS_PROJECT_NAME", "OS_TENANT_NAME"];

/**
 * The project that a call is about: the argument; the one of the configuration, of the environment or of the file of the keys,
 * where it is one of the region; the project of the token; else it is looked up by its name, which is the region's unless
 * another one of the region is set.
 */
export async function openProject(operation: Operation, region: string, argument?: string): Promise<Project> {
  const { session } = operation;
  const byId = (projectId: string): Project => ({
    region,
    projectId,
    credentials: huaweiCredentials(session, { region, project: { id: projectId } }),
  });
  if (argument !== undefined) return byId(argument);
  const declared = await declaredProject(operation);
  if (declared !== undefined && (await isProjectOf(region, declared, operation))) return byId(declared.id);
  const name = projectNameIn(session, region);
  const scope: Scope = { region, project: { name } };
  try {
    const projectId = (await tokenProject(operation, scope)) ?? (await lookedUp(operation, scope, name));
    return { region, projectId, credentials: huaweiCredentials(session, scope) };
  } catch (error) {
    if (declared === undefined || !isFault(error, "Denied")) throw error;
    warnOfUse(session, declared, region, error.message);
    return byId(declared.id);
  }
}

/** A name that begins with another region is of no use in this one. */
function projectNameIn(session: Session, region: string): string {
  if (huaweiAccount(session) !== undefined) return region;
  const { environment } = session.settings;
  const set = nameVariables.map((name) => environment[name]?.trim()).find(Boolean);
  const name = huaweiSettings(session).projectName ?? set ?? region;
  return (regionOf(name) ?? region) === region ? name : region;
}

/** A token knows its project. */
async function tokenProject(operation: Operation, scope: Scope): Promise<string | undefined> {
  const identity = await huaweiIdentity(operation);
  return "password" in identity ? (await tokenIn(operation, identity, scope)).projectId : undefined;
}

/** Looked up once for all operations of the session. */
function lookedUp(operation: Operation, scope: Scope, name: string): Promise<string> {
  const { session } = operation;
  const work = session.once(`huawei.project/${scope.region}/${name}`, () =>
    findProject(new Operation(session), huaweiCredentials(session, scope), scope.region, name),
  );
  return awaitShared(operation, `look up the project ${name}`, work);
}
