import { parseQuery, queryValue } from "../../../wire/encoding";
import { own } from "../../../wire/own";
import type { Refusal } from "../../../wire/refusal";
import { jsonAnswer, type WireAnswer, type WireRequest } from "../../../wire/wire";

/** Answers of the vendor's OpenAPI, volcengine.com/docs/6369/68677: whatever is told of the call stands in ResponseMetadata. */
export interface Answering {
  readonly request: WireRequest;
  readonly requestId: string;
  readonly service: string;
  readonly region: string;
}

export function queryOf({ query }: WireRequest, name: string): string | undefined {
  return queryValue(parseQuery(query), name);
}

function metadata({ request, requestId, service, region }: Answering) {
  const [Action, Version] = [queryOf(request, "Action"), queryOf(request, "Version")];
  return { RequestId: requestId, Action, Version, Service: service, Region: region };
}

export function writeResult(answering: Answering, result: unknown): WireAnswer {
  return jsonAnswer(200, { ResponseMetadata: metadata(answering), Result: result });
}

/** Numbers of the common codes, as far as they are documented. */
const numbers: Readonly<Record<string, number>> = {
  MissingParameter: 100_002,
  MissingAuthenticationToken: 100_003,
  MissingRequestInfo: 100_004,
  MissingSignature: 100_005,
  InvalidTimestamp: 100_006,
  ServiceNotFound: 100_007,
  InvalidActionOrVersion: 100_008,
  InvalidAccessKey: 100_009,
  SignatureDoesNotMatch: 100_010,
  AccessDenied: 100_013,
  InternalError: 100_014,
};

export function writeRefusal({ code, message, status }: Refusal, answering: Answering): WireAnswer {
  const number = own(numbers, code);
  const error = { ...(number === undefined ? {} : { CodeN: number }), Code: code, Message: message };
  return jsonAnswer(status, { ResponseMetadata: { ...metadata(answering), Error: error } });
}
