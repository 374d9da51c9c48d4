import { isIP } from "node:net";
import type { AuditEvent } from "../../provider/kinds/get-audit-events";

/** An event with the cloud that it is from. `timeMs` is missing where the vendor's time cannot be read. */
export interface EventRow {
  readonly cloud: string;
  readonly timeMs: number | undefined;
  readonly event: AuditEvent;
}

type Cell = string | null;

/** The columns of tables, in their order. A dataset has `cloud` in its folders and `time` as an instant. */
export const textColumns = {
  account: ({ event }) => event.account ?? null,
  region: ({ event }) => event.region ?? null,
  id: ({ event }) => event.id,
  name: ({ event }) => event.name,
  source: ({ event }) => event.source,
  actor: ({ event }) => event.actor ?? null,
  access_key_id: ({ event }) => event.accessKeyId ?? null,
  source_address: ({ event }) => event.sourceAddress ?? null,
  resource_type: ({ event }) => event.resources[0]?.type ?? null,
  resource_name: ({ event }) => event.resources[0]?.name ?? null,
  resources: ({ event }) => JSON.stringify(event.resources),
  error_code: ({ event }) => event.errorCode ?? null,
  request_id: ({ event }) => event.requestId ?? null,
  raw: ({ event }) => JSON.stringify(event.raw),
} satisfies Readonly<Record<string, (row: EventRow) => Cell>>;

export type TextColumn = keyof typeof textColumns;
export const textColumnNames = Object.keys(textColumns) as readonly TextColumn[];

/** Which events are wanted; what is not given is any. */
export interface EventFilter {
  readonly event?: readonly string[];
  readonly source?: readonly string[];
  readonly actor?: readonly string[];
  readonly accessKey?: readonly string[];
  readonly address?: readonly string[];
  readonly resource?: readonly string[];
  readonly failed?: true;
}

/** Compared here and not by the clouds, whose own filters differ in what they mean. */
export function matches(
  filter: EventFilter,
  { name, source, actor, accessKeyId, sourceAddress, ...event }: AuditEvent,
) {
  const among = (wanted: readonly string[] | undefined, value: string | undefined) =>
    wanted === undefined || (value !== undefined && wanted.includes(value));
  return (
    among(filter.event, name) &&
    among(filter.source, source) &&
    among(filter.actor, actor) &&
    among(filter.accessKey, accessKeyId) &&
    among(filter.address, sourceAddress) &&
    (filter.resource === undefined || event.resources.some((one) => among(filter.resource, one.name))) &&
    (filter.failed === undefined || event.errorCode !== undefined)
  );
}

/** Clouds name a service where one of theirs made the call. */
export const isAddress = (text: string): boolean => isIP(text) !== 0;
