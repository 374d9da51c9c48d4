import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { PartialFailure } from "../core/lifecycle/convergence";
import { reasonOf } from "../core/session/errors";
import { outward } from "../core/session/foreign-text";
import { encode, type Secrecy } from "./values";

/**
 * An error as the engine understands it. A create or update that failed half-way carries what is known, so that the
 * engine keeps the resource and the next `up` repairs it.
 */
export function serviceError(cause: unknown, secrecy?: Secrecy): Partial<ServiceError> {
  const message = outward(reasonOf(cause));
  const error = { code: status.UNKNOWN, details: message, message };
  if (!(cause instanceof PartialFailure)) return error;
  const failed = new ErrorResourceInitFailed();
  failed.setId(cause.id);
  failed.setProperties(encode(cause.properties, secrecy));
  failed.setReasonsList([message]);
  const detail = new Any();
  detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const full = new Status();
  full.setCode(status.UNKNOWN);
  full.setMessage(message);
  full.addDetails(detail);
  const metadata = new Metadata();
  // The field by which gRPC carries structured errors: https://grpc.io/docs/guides/error/#richer-error-model
  metadata.add("grpc-status-details-bin", Buffer.from(full.serializeBinary()));
  return { ...error, metadata };
}
