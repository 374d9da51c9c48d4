import {
  CheckFailure,
  type CheckRequest,
  CheckResponse,
  type CreateRequest,
  CreateResponse,
  type DeleteRequest,
  type DiffRequest,
  DiffResponse,
  PropertyDiff,
  type ReadRequest,
  ReadResponse,
  type UpdateRequest,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Checked } from "../core/fields/check";
import type { Difference } from "../core/fields/diff";
import { metaOf } from "../core/fields/field";
import { isIgnored, topOf } from "../core/fields/paths";
import { unknownValue } from "../core/fields/unknown";
import type { Properties } from "../core/lifecycle/kind";
import type { Resource } from "../core/lifecycle/lifecycle";
import { outward } from "../core/session/foreign-text";
import type { OperationOptions } from "../core/session/operation";
import type { Session } from "../core/session/session";
import * as handlers from "../handlers";
import { type Addressee, asItIs, foresee } from "../lookups";
import { findResource } from "../registry";
import { serviceError } from "./failures";
import { type ResourceToken, resourceTokens, typeOf } from "./tokens";
import { decode, encode, joinSecrecy, type Secrecy } from "./values";

/** What every verb has from the process. */
export interface Context {
  session(): Session;
  /** Ends what is under way. */
  readonly cancel: AbortSignal;
}

interface Addressed {
  getUrn(): string;
  getType(): string;
}

function targetOf(request: Addressed): ResourceToken {
  const type = request.getType() || typeOf(request.getUrn());
  const found = resourceTokens.find(({ token }) => token === type);
  if (found !== undefined) return found;
  const known = resourceTokens.map(({ token }) => token).join(", ");
  throw new Error(`unknown resource type ${type}; there are ${known}`);
}

/** The kind of the cloud that the inputs, or the type itself, name. */
function resourceOf(target: ResourceToken, cloud: unknown): Resource {
  return findResource(target.kind, target.cloud ?? cloud);
}

function boundsOf({ cancel }: Context, timeoutSeconds: number): Pick<OperationOptions, "cancel" | "timeoutMs"> {
  return timeoutSeconds > 0 ? { cancel, timeoutMs: timeoutSeconds * 1000 } : { cancel };
}

function addresseeOf(request: Addressed, context: Context): Addressee {
  const { kind, cloud } = targetOf(request);
  return { kind, cloud, session: context.session(), urn: request.getUrn() };
}

export function check(request: CheckRequest, context: Context): CheckResponse {
  const { value, secrecy } = decode(request.getNews());
  const isNew = Object.keys(decode(request.getOlds()).value).length === 0;
  const { inputs, failures } = checked(request, value, isNew, context);
  const response = new CheckResponse();
  response.setInputs(encode(inputs, secrecy));
  for (const failure of failures) response.addFailures(failureOf(failure, value));
  return response;
}

/** The engine prints the value of the property, which it knows of the outermost ones only: of others the reason has the name. */
function failureOf({ property, reason }: Checked["failures"][number], given: Properties): CheckFailure {
  const failure = new CheckFailure();
  const isOutermost = Object.hasOwn(given, property);
  if (isOutermost) failure.setProperty(outward(property));
  failure.setReason(outward(isOutermost ? reason : `${property} ${reason}`.trim()));
  return failure;
}

/** A type of one cloud says which, so that `cloud` need not be given. */
function checked(request: Addressed, given: Properties, isNew: boolean, context: Context): Checked {
  const { cloud, token } = targetOf(request);
  if (cloud !== undefined && given.cloud !== undefined && given.cloud !== cloud) {
    const reason = `must be ${JSON.stringify(cloud)} for a ${token}, but ${JSON.stringify(given.cloud)} was given`;
    return { inputs: given, failures: [{ property: "cloud", reason }] };
  }
  const inputs = cloud === undefined ? given : { ...given, cloud };
  return handlers.check(addresseeOf(request, context), inputs, isNew);
}

export async function diff(request: DiffRequest, context: Context): Promise<DiffResponse> {
  const [olds, given] = [decode(request.getOlds()).value, decode(request.getNews()).value];
  const addressee = addresseeOf(request, context);
  const live = await asItIs(addressee, request.getId(), olds, given, { cancel: context.cancel });
  const news = await handlers.resolve(addressee, olds, given, { cancel: context.cancel });
  const ignored = (path: string) => isIgnored(path, request.getIgnorechangesList());
  const compared = handlers.diff(addressee, request.getId(), olds, news, ignored, live);
  const { differences, replaces, deleteBeforeReplace } = compared;
  const resource = resourceOf(targetOf(request), news.cloud);

  const response = new DiffResponse();
  response.setChanges(differences.length > 0 ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE);
  response.setReplacesList([...replaces]);
  response.setDeletebeforereplace(deleteBeforeReplace);
  response.setStablesList(stables(resource));
  response.setDiffsList([...new Set(differences.map(({ path }) => topOf(path)))]);
  response.setHasdetaileddiff(true);
  for (const difference of differences) {
    const detail = new PropertyDiff();
    detail.setKind(kindOf(difference, replaces.includes(difference.path)));
    detail.setInputdiff(true);
    response.getDetaileddiffMap().set(difference.path, detail);
  }
  return response;
}

function kindOf({ before, after }: Difference, replaces: boolean): PropertyDiff.Kind {
  const { Kind } = PropertyDiff;
  if (before === undefined) return replaces ? Kind.ADD_REPLACE : Kind.ADD;
  if (after === undefined) return replaces ? Kind.DELETE_REPLACE : Kind.DELETE;
  return replaces ? Kind.UPDATE_REPLACE : Kind.UPDATE;
}

/** What an update never changes. */
function stables({ inputs, outputs }: Resource): string[] {
  const fixed = Object.entries(inputs.shape).filter(([, type]) => metaOf(type).replaces);
  const stable = Object.entries(outputs).filter(([, type]) => metaOf(type).stable);
  return [...fixed, ...stable].map(([name]) => name);
}

export async function create(request: CreateRequest, context: Context): Promise<CreateResponse> {
  const { value: inputs, secrecy } = decode(request.getProperties());
  const resource = resourceOf(targetOf(request), inputs.cloud);
  const response = new CreateResponse();
  if (request.getPreview()) {
    const known = await handlers.resolve(addresseeOf(request, context), {}, inputs, { cancel: context.cancel });
    await foresee(addresseeOf(request, context), known, { cancel: context.cancel });
    response.setProperties(encode(previewed(resource, known, {}), secrecy));
    return response;
  }
  const marks = joinSecrecy(secrecy, secretOutputs(resource));
  try {
    const bounds = boundsOf(context, request.getTimeout());
    const { id, properties } = await handlers.create(addresseeOf(request, context), inputs, bounds);
    response.setId(id);
    response.setProperties(encode(properties, marks));
    return response;
  } catch (error) {
    throw serviceError(error, marks);
  }
}

/** The outputs that are secret whatever they came from. */
function secretOutputs({ outputs }: Resource): Secrecy {
  const secret = Object.entries(outputs).filter(([, type]) => metaOf(type).secret);
  return secret.length === 0 ? undefined : Object.fromEntries(secret.map(([name]) => [name, true as const]));
}

/** The inputs, and every output that only the cloud can tell as unknown. */
function previewed({ inputs: { shape }, outputs }: Resource, inputs: Properties, known: Properties): Properties {
  const told = Object.keys(outputs);
  const filled = Object.keys(shape).filter((name) => metaOf(shape[name]).serverFilled && inputs[name] === undefined);
  const unknown = [...told, ...filled].map((name) => [name, known[name] ?? unknownValue]);
  return { ...Object.fromEntries(unknown), ...inputs };
}

/** An import, and the `get` of a resource, come without inputs: then everything that the cloud tells is an input. */
export async function read(request: ReadRequest, context: Context): Promise<ReadResponse> {
  const id = request.getId();
  const inputs = decode(request.getInputs());
  const state = decode(request.getProperties());
  const { __provider: _, ...known } = state.value;
  const prior = Object.keys(inputs.value).length > 0 ? known : undefined;
  const response = new ReadResponse();
  // The stubs of older versions of the SDK know no time for reads.
  const timeout = request.getTimeout?.() ?? 0;
  const found = await handlers.read(addresseeOf(request, context), id, prior, boundsOf(context, timeout));
  if (found === undefined) return response;
  response.setId(id);
  response.setInputs(encode(found.inputs, inputs.secrecy));
  const secret = joinSecrecy(inputs.secrecy, secretOutputs(resourceOf(targetOf(request), found.inputs.cloud)));
  response.setProperties(encode(found.properties, joinSecrecy(state.secrecy, secret)));
  return response;
}

export async function update(request: UpdateRequest, context: Context): Promise<UpdateResponse> {
  const { __provider: _, ...olds } = decode(request.getOlds()).value;
  const { value: news, secrecy } = decode(request.getNews());
  const resource = resourceOf(targetOf(request), news.cloud);
  const response = new UpdateResponse();
  if (request.getPreview()) {
    const stable = Object.fromEntries(stables(resource).map((name) => [name, olds[name]]));
    const known = await handlers.resolve(addresseeOf(request, context), olds, news, { cancel: context.cancel });
    response.setProperties(encode(previewed(resource, known, stable), secrecy));
    return response;
  }
  const marks = joinSecrecy(secrecy, secretOutputs(resource));
  try {
    const bounds = boundsOf(context, request.getTimeout());
    const properties = await handlers.update(addresseeOf(request, context), request.getId(), olds, news, bounds);
    response.setProperties(encode(properties, marks));
    return response;
  } catch (error) {
    throw serviceError(error, marks);
  }
}

export async function remove(request: DeleteRequest, context: Context): Promise<Empty> {
  const { __provider: _, ...state } = decode(request.getProperties()).value;
  const bounds = boundsOf(context, request.getTimeout());
  await handlers.remove(addresseeOf(request, context), request.getId(), state, bounds);
  return new Empty();
}
