import { afterEach, expect } from "vitest";
import type { Clock } from "../../../../provider/core/session/clock";
import { CloudError } from "../../../../provider/core/session/errors";
import { Operation, type OperationOptions } from "../../../../provider/core/session/operation";
import { Session } from "../../../../provider/core/session/session";
import { readSettings } from "../../../../provider/core/session/settings";
import type { HttpRequest } from "../../../../provider/core/session/wire";
import { vendorFault } from "../../../../provider/http/error-table";
import { send } from "../../../../provider/http/send";
import { type Call, MalformedAnswer, type Service } from "../../../../provider/http/service";
import { PlayedClock } from "./played-clock";
import { type Script, type ScriptedServer, scriptedServer } from "./scripted-server";

interface Key {
  readonly generation: number;
}

const table = [
  { codes: ["Slow"], kind: "Throttled" },
  { codes: ["Skewed"], kind: "Denied", skew: true },
  { codes: ["Expired"], kind: "Denied", expired: true },
  { codes: ["Busy"], kind: "Conflict", repeat: true },
  { codes: ["BadKeys"], kind: "Denied", advice: "Check the keys" },
] as const;

/** A service whose failures are the body of any status but 200, and whose signature is the time and the key's generation. */
export const service: Service<Key> = {
  cloud: "test",
  title: "Test Cloud",
  name: "test",
  sign: (request, { generation }, now) => ({
    ...request,
    headers: { ...request.headers, authorization: `${generation} ${now.toISOString()}` },
  }),
  fault: ({ status, body }) =>
    status === 200 ? undefined : vendorFault(table, { code: body || `HTTP ${status}`, status, requestId: "r1" }),
};

export let server: ScriptedServer | undefined;

/** The server of a test, which is closed after it. */
export function closeAfterwards(started: ScriptedServer): ScriptedServer {
  server = started;
  return started;
}

/** Closes the server of each test. */
export function closesServers(): void {
  afterEach(() => server?.close());
}

/** A session with the server as its emulator; pauses take no time unless `clock` is the system's. */
export const sessionOn = (url: string | undefined, clock: Clock = new PlayedClock(Date.now())) =>
  new Session(readSettings({ read: (key) => (key === "emulatorUrl" ? url : undefined) }, {}), { clock });

export async function sending(
  scripts: Script[],
  call: Partial<Call<string, Key>> = {},
  options: OperationOptions = {},
  clock?: Clock,
) {
  server = await scriptedServer(...scripts);
  const session = sessionOn(server.url, clock);
  const request: HttpRequest = {
    method: "GET",
    host: "bucket.example.com",
    path: "/a b",
    query: [["x", "1*"]],
    headers: {},
    body: "",
  };
  let generation = 0;
  return send(new Operation(session, options), {
    service,
    action: "Get",
    attempted: "get it",
    permission: "test:Get",
    request,
    credentials: {
      get: async () => ({ generation }),
      renew: async () => ({ generation: ++generation }),
      account: () => "account",
    },
    decode: ({ body }) => {
      if (body === "") throw new MalformedAnswer("the answer is empty");
      return body;
    },
    ...call,
  });
}

export const put = {
  permission: undefined,
  request: { method: "PUT", host: "h", path: "/", query: [], headers: {}, body: "x" },
} as const;
export const failure = async (promise: Promise<unknown>): Promise<CloudError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CloudError);
  return error as CloudError;
};
