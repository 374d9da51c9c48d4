import { type Refusal, refusals, troubles } from "../../wire/refusal";
import { jsonAnswer, type WireAnswer } from "../../wire/wire";

export const refusal = refusals({
  BadInput: [400, "The input is not valid."],
  BadSignature: [403, "The signature is not the one that was computed."],
  Broken: [503, "Try again later."],
  ClockSkew: [403, "The date is too far off."],
  NoBucket: [404, "There is no such bucket."],
  NoSuchCall: [400, "There is no such call."],
  NoTrack: [404, "There is no such track."],
  NotAllowed: [403, "This is not allowed."],
  Slow: [429, "Too many calls."],
  TrackExists: [409, "There is a track of this name."],
});

export const trouble = troubles(refusal, {
  throttle: "Slow",
  serverError: "Broken",
  unavailable: "Broken",
  denied: "NotAllowed",
  error: "BadInput",
  unauthorized: "NotAllowed",
});

export function writeRefusal({ status, code, message }: Refusal, requestId: string): WireAnswer {
  return jsonAnswer(status, { error: { code, message }, requestId }, { "x-ex-request-id": requestId });
}
