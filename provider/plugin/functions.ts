import { CheckFailure, type InvokeRequest, InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { metaOf } from "../core/fields/field";
import { outward } from "../core/session/foreign-text";
import { sourceNames } from "../kinds";
import { functionToken } from "../kinds/tokens";
import { findDataSource, NotOffered, runDataSource } from "../registry";
import type { Context } from "./resources";
import { decode, encode } from "./values";

/** Runs a data source. */
export async function invoke(request: InvokeRequest, context: Context): Promise<InvokeResponse> {
  const token = request.getTok();
  const name = sourceNames.find((candidate) => functionToken(candidate) === token);
  if (name === undefined)
    throw new Error(`unknown function ${token}; there are ${sourceNames.map(functionToken).join(", ")}`);
  const { value: args, secrecy } = decode(request.getArgs());
  const response = new InvokeResponse();
  try {
    const source = findDataSource(name, args.cloud);
    const result = await runDataSource(name, context.session(), args, context.cancel);
    const secrets = Object.entries(source.result.shape).filter(([, type]) => metaOf(type).secret);
    const marks = Object.fromEntries(secrets.map(([member]) => [member, true as const]));
    // What was found by a secret may tell it.
    const all = Object.fromEntries(Object.keys(result).map((member) => [member, true as const]));
    response.setReturn(encode({ ...result }, secrecy === undefined ? marks : all));
  } catch (error) {
    if (!(error instanceof NotOffered)) throw error;
    const failure = new CheckFailure();
    failure.setProperty("cloud");
    failure.setReason(outward(error.message));
    response.addFailures(failure);
  }
  return response;
}
