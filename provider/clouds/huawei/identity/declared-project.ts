import { isFault, UserError } from "../../../core/session/errors";
import { Operation } from "../../../core/session/operation";
import type { Session } from "../../../core/session/session";
import { awaitShared } from "../../../core/session/shared-work";
import { projectIdField } from "../fields";
import { huaweiAccount, huaweiSettings } from "../settings";
import { huaweiIdentity } from "./chain";
import { huaweiCredentials, tokenIn } from "./credential-source";
import { type ListedProject, listProjects } from "./iam";

/** A project id that somebody set for all calls, although a project belongs to one region. */
export interface DeclaredProject {
  readonly id: string;
  /** As a person would look it up. */
  readonly place: string;
  /** The region that is set beside it. */
  readonly region: string | undefined;
}

/** The variables of project ids, and the variable of the region that is set beside each. */
const variables: readonly (readonly [id: string, region: string | undefined])[] = [
  ["HUAWEICLOUD_SDK_PROJECT_ID", undefined],
  ["HW_PROJECT_ID", "HW_REGION_NAME"],
  ["OS_PROJECT_ID", "OS_REGION_NAME"],
  ["OS_TENANT_ID", "OS_REGION_NAME"],
];

/** The id of the configuration, of the environment, or of the file of the keys. */
export async function declaredProject(operation: Operation): Promise<DeclaredProject | undefined> {
  const { session } = operation;
  // A project is one of an account: where there are several, only that beside its own keys counts.
  if (huaweiAccount(session) !== undefined) return besideKeys(operation);
  const { projectId: id, region } = huaweiSettings(session);
  if (id !== undefined) return { id, place: "access-audit:huawei.projectId", region };
  return inEnvironment(session.settings.environment) ?? (await besideKeys(operation));
}

function inEnvironment(environment: Readonly<Record<string, string | undefined>>): DeclaredProject | undefined {
  const read = (name: string | undefined) => (name && environment[name]?.trim()) || undefined;
  const found = variables.find(([name]) => read(name) !== undefined);
  if (found === undefined) return undefined;
  const [place, regionName] = found;
  const id = read(place) ?? "";
  if (!projectIdField.safeParse(id).success)
    throw new UserError(`${place} must be exactly 32 letters and digits, but is ${JSON.stringify(id)}`);
  return { id, place, region: read(regionName) };
}

async function besideKeys(operation: Operation): Promise<DeclaredProject | undefined> {
  const identity = await huaweiIdentity(operation);
  if (!("accessKey" in identity) || identity.projectId === undefined) return undefined;
  return { id: identity.projectId, place: "the file of the access key", region: identity.projectRegion };
}

/**
 * Whether a declared project is one of the region: the region beside it says so, or its name, which IAM tells. Where neither
 * does, it is used as it was declared, with a warning.
 */
export async function isProjectOf(region: string, declared: DeclaredProject, operation: Operation): Promise<boolean> {
  if (declared.region !== undefined) return declared.region === region;
  const name = await nameOf(declared, region, operation);
  const own = name instanceof Unknown ? undefined : regionOf(name);
  if (own !== undefined) return own === region;
  const reason = name instanceof Unknown ? name.reason : `its name ${name} begins with no region`;
  warnOfUse(operation.session, declared, region, reason);
  return true;
}

/** Says once that a project is used in a region that may not be its own. */
export function warnOfUse(session: Session, { id, place }: DeclaredProject, region: string, reason: string): void {
  session.once(`huawei.projectWarning/${region}`, () =>
    session.warn(
      `Whether the project ${id} of ${place} is one of ${region} is not known, and it is used: ${reason}. Set the argument ` +
        "projectId, or access-audit:huawei.projectId with access-audit:huawei.region beside it",
    ),
  );
}

/** The region that a project's name begins with: it is the region's own name, or `<region>_<name>`. */
export function regionOf(projectName: string): string | undefined {
  return /^([a-z]{2}(?:-[a-z]+)+-\d+)(?:_|$)/.exec(projectName)?.[1];
}

class Unknown {
  constructor(readonly reason: string) {}
}

async function nameOf(declared: DeclaredProject, region: string, operation: Operation): Promise<string | Unknown> {
  const { id } = declared;
  const identity = await huaweiIdentity(operation);
  if ("password" in identity) {
    const { projectName } = await tokenIn(operation, identity, { region, project: { id } });
    return projectName ?? new Unknown("the token does not name it");
  }
  const listed = await listedProjects(operation, region);
  if (listed instanceof Unknown) return listed;
  return listed.find((project) => project.id === id)?.name ?? new Unknown("IAM does not list it");
}

/** Listed once for all operations of the session, or why IAM does not tell. */
function listedProjects(operation: Operation, region: string): Promise<readonly ListedProject[] | Unknown> {
  const { session } = operation;
  const work = session.once("huawei.projects", async () => {
    try {
      const credentials = huaweiCredentials(session, { region, project: { name: region } });
      return await listProjects(new Operation(session), credentials, region);
    } catch (error) {
      // A cloud that is not there at the moment must not be the reason for using the wrong project.
      if (!isFault(error, "Denied", "Invalid", "NotFound", "Conflict")) throw error;
      return new Unknown(error.message);
    }
  });
  return awaitShared(operation, "list the projects of the account", work);
}
