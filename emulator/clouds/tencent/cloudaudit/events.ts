import { LosslessNumber } from "lossless-json";
import type { Call } from "../../../service";
import { own } from "../../../wire/own";
import { refusal } from "../api3/errors";
import type { Parameters, Values } from "../api3/parameters";
import type { TencentState } from "../state";
import type { TencentEvent } from "./event";

const daySeconds = 86_400;
const keptSeconds = 90 * daySeconds;
const longestSpanSeconds = 30 * daySeconds;
const largestPage = 50;

/** Above 2^53, as in the vendor's own example: whoever parses it as a number loses its place. */
const firstToken = 16_805_138_109_322_957n;

export const eventParameters: Parameters = {
  StartTime: { type: "int", required: true },
  EndTime: { type: "int", required: true },
  NextToken: { type: "int" },
  MaxResults: { type: "int" },
  IsReturnLocation: { type: "int" },
  LookupAttributes: {
    type: "objects",
    members: { AttributeKey: { type: "str", required: true }, AttributeValue: { type: "str" } },
  },
};

const readsBy = /^(Get|Describe|List|Head|LookUp)/;

const attributes: Readonly<Record<string, (event: TencentEvent) => string>> = {
  RequestId: ({ RequestID }) => RequestID,
  EventName: ({ EventName }) => EventName,
  ActionType: ({ EventName }) => (readsBy.test(EventName) ? "Read" : "Write"),
  PrincipalId: ({ AccountID }) => String(AccountID),
  ResourceType: ({ Resources }) => Resources.ResourceType,
  ResourceId: ({ Resources }) => Resources.ResourceName,
  ResourceName: ({ Resources }) => Resources.ResourceName,
  AccessKeyId: ({ SecretId }) => SecretId,
  SensitiveAction: ({ EventName }) => (EventName === "DeleteAuditTrack" ? "1" : "0"),
  ApiErrorCode: ({ ErrorCode }) => String(ErrorCode),
  CamErrorCode: () => "",
  SourceIPAddress: ({ SourceIPAddress }) => SourceIPAddress,
  Tags: () => "",
};

/** Newest first; the ends of the span count in. */
export function describeEvents(values: Values, state: TencentState, call: Call): Readonly<Record<string, unknown>> {
  const { from, to } = readSpan(values, call.now);
  const filters = readFilters(values.LookupAttributes);
  const size = values.MaxResults === undefined ? largestPage : Number(values.MaxResults);
  if (size < 1 || size > largestPage) throw invalid(`MaxResults must be 1 to ${largestPage}.`);
  const matching = state.events
    .filter(({ EventTime }) => Number(EventTime) >= from && Number(EventTime) <= to)
    .filter((event) => filters.every(([key, value]) => own(attributes, key)?.(event) === value))
    .toSorted((left, right) => Number(right.EventTime) - Number(left.EventTime));
  const offset = call.repeatsFirstPage() ? 0 : readToken(values.NextToken);
  const page = matching.slice(offset, offset + size);
  const next = offset + page.length;
  const isOver = next >= matching.length;
  return {
    ListOver: isOver,
    ...(isOver ? {} : { NextToken: new LosslessNumber(String(firstToken + 2n * BigInt(next))) }),
    Events: call.account === undefined ? page : page.map((event) => ({ ...event, AccountID: Number(call.account) })),
    TotalCount: matching.length,
  };
}

function readSpan({ StartTime, EndTime }: Values, now: Date): { from: number; to: number } {
  const [from, to] = [Number(StartTime), Number(EndTime)];
  const seconds = now.getTime() / 1000;
  if (to < from) throw invalid("EndTime must not be before StartTime.");
  if (to - from >= longestSpanSeconds) throw invalid("The span must be less than 30 days.");
  if (from < seconds - keptSeconds - 60) throw invalid("StartTime must be within the last 90 days.");
  return { from, to };
}

function readFilters(given: Values[string]): [string, string][] {
  const filters = Array.isArray(given) ? given : [];
  return filters.flatMap((filter): [string, string][] => {
    if (typeof filter === "string") return [];
    const key = String(filter.AttributeKey);
    if (own(attributes, key) === undefined) throw invalid(`The AttributeKey ${key} is unknown.`);
    return [[key, String(filter.AttributeValue ?? "")]];
  });
}

function readToken(token: Values[string]): number {
  if (token === undefined) return 0;
  const steps = BigInt(String(token)) - firstToken;
  if (steps < 0n || steps % 2n !== 0n) throw invalid("NextToken is not valid.");
  return Number(steps / 2n);
}

function invalid(message: string): Error {
  return refusal("InvalidParameter", message);
}
