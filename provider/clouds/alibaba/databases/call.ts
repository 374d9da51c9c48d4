import { randomUUID } from "node:crypto";
import type { Operation } from "../../../core/session/operation";
import type { HttpResponse } from "../../../core/session/wire";
import { vendorFault } from "../../../http/error-table";
import { parseJsonObject } from "../../../http/json";
import { hint, objectIn, textIn } from "../../../http/members";
import { encodeRfc3986 } from "../../../http/message";
import { send } from "../../../http/send";
import { type AnswerSize, MalformedAnswer, type Service, type VendorFault } from "../../../http/service";
import { alibabaCredentials } from "../identity/chain";
import type { AlibabaCredentials } from "../identity/credentials";
import { openApiFault } from "../openapi/answers";
import { signAcs3 } from "../openapi/sign-acs3";
import { alibabaSettings } from "../settings";
import { type DatabaseService, databaseEndpoint } from "./endpoints";
import { databaseErrors } from "./errors";

interface Product {
  readonly title: string;
  readonly version: string;
  /** The word before the colon in permissions. */
  readonly ram: string;
}

const products: Readonly<Record<DatabaseService, Product>> = {
  das: { title: "DAS", version: "2020-01-16", ram: "hdm" },
  rds: { title: "RDS", version: "2014-08-15", ram: "rds" },
  polardb: { title: "PolarDB", version: "2017-08-01", ram: "polardb" },
  dds: { title: "ApsaraDB for MongoDB", version: "2015-12-01", ram: "dds" },
  kvstore: { title: "Tair (Redis)", version: "2015-01-01", ram: "kvstore" },
};

const serviceOf = (name: DatabaseService): Service<AlibabaCredentials> => ({
  cloud: "alibaba",
  title: `Alibaba Cloud ${products[name].title}`,
  name,
  sign: (request, credentials, now) => signAcs3(request, credentials, now, randomUUID()),
  fault: (response) => openApiFault(databaseErrors, response) ?? (name === "das" ? dasFault(response) : undefined),
});

const services = {
  das: serviceOf("das"),
  rds: serviceOf("rds"),
  polardb: serviceOf("polardb"),
  dds: serviceOf("dds"),
  kvstore: serviceOf("kvstore"),
} satisfies Record<DatabaseService, Service<AlibabaCredentials>>;

const saysFailure = /"Success"\s*:\s*"?false/i;

/** DAS says failure inside of HTTP 200. What is no answer of DAS at all is noticed where it is read. */
export function dasFault({ body, status, headers }: HttpResponse): VendorFault | undefined {
  // A page of records may have megabytes, and is read once more when it is decoded.
  if (!saysFailure.test(body)) return undefined;
  const answer = readable(body);
  if (String(answer?.Success).toLowerCase() !== "false") return undefined;
  return vendorFault(databaseErrors, {
    code: hint(answer?.Code) ?? "no code",
    detail: hint(answer?.Message),
    requestId: hint(answer?.RequestId) ?? headers["x-acs-request-id"],
    status,
  });
}

function readable(body: string): Record<string, unknown> | undefined {
  try {
    return parseJsonObject(body);
  } catch {
    return undefined;
  }
}

type Parameter = string | number | boolean | undefined;

/** One operation of a service. */
export interface DatabaseAction<T> {
  readonly service: DatabaseService;
  readonly name: string;
  readonly region: string;
  readonly attempted: string;
  /** Those that are `undefined` are left out. */
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly writes: boolean;
  /** It makes something, and no token makes it safe to repeat. */
  readonly creates?: boolean;
  readonly answerSize?: AnswerSize;
  decode(answer: Readonly<Record<string, unknown>>, requestId: string | undefined): T;
}

/** The permission of an operation, as the vendor writes it. */
export const permissionOf = (service: DatabaseService, name: string): string => `${products[service].ram}:${name}`;

/** Calls an operation. Parameters travel in the query; those of DAS as a form in the body, as its metadata says. */
export function callDatabase<T>(operation: Operation, action: DatabaseAction<T>): Promise<T> {
  const { service, name, region, attempted, writes, creates = false, answerSize = "small" } = action;
  const pairs = Object.entries(action.parameters).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  );
  const isForm = service === "das";
  return send(operation, {
    service: services[service],
    credentials: alibabaCredentials(operation.session),
    action: name,
    attempted,
    permission: permissionOf(service, name),
    // The role by which MongoDB writes to the log service.
    permissionsBesides: name === "ModifyAuditPolicy" ? [permissionOf(service, "CheckServiceLinkedRole")] : [],
    writes,
    creates,
    answerSize,
    request: {
      method: "POST",
      ...databaseEndpoint(alibabaSettings(operation.session), service, region),
      path: "/",
      query: isForm ? [] : pairs,
      headers: {
        accept: "application/json",
        "x-acs-action": name,
        "x-acs-version": products[service].version,
        ...(isForm ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      },
      body: isForm ? pairs.map(([key, value]) => `${key}=${encodeRfc3986(value)}`).join("&") : "",
    },
    decode({ body }) {
      const answer = parseJsonObject(body);
      return action.decode(isForm ? dataOf(answer) : answer, textIn(answer, "RequestId"));
    },
  });
}

/** What DAS answers; nothing where it knows of no auditing. */
function dataOf(answer: Record<string, unknown>): Readonly<Record<string, unknown>> {
  if (String(answer.Success).toLowerCase() !== "true") throw new MalformedAnswer("Success is neither true nor false");
  return objectIn(answer, "Data");
}
