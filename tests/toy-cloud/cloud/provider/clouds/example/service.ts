import type { Operation } from "../../core/session/operation";
import type { HttpRequest, HttpResponse } from "../../core/session/wire";
import { parseEndpoint } from "../../http/endpoint";
import { vendorFault } from "../../http/error-table";
import { parseJsonObject } from "../../http/json";
import { objectIn, textIn } from "../../http/members";
import { send } from "../../http/send";
import type { Call, Service, VendorFault } from "../../http/service";
import { exampleErrors } from "./errors";
import { exampleCredentials } from "./identity/chain";
import type { ExampleCredentials } from "./identity/credentials";
import { exampleSettings } from "./settings";
import { signEx1 } from "./sign-ex1";

export const exampleTitle = "Example Cloud";

type ServiceName = "store" | "records";

const services: Readonly<Record<ServiceName, Service<ExampleCredentials>>> = {
  store: serviceOf("store"),
  records: serviceOf("records"),
};

function serviceOf(name: ServiceName): Service<ExampleCredentials> {
  return { cloud: "example", title: exampleTitle, name, sign: signEx1, fault };
}

function fault(response: HttpResponse): VendorFault | undefined {
  const { status } = response;
  if (status >= 200 && status < 300) return undefined;
  try {
    const answer = parseJsonObject(response.body);
    const error = objectIn(answer, "error");
    const code = textIn(error, "code") ?? `HTTP ${status}`;
    const [detail, requestId] = [textIn(error, "message"), textIn(answer, "requestId")];
    return vendorFault(exampleErrors, { code, detail, requestId, status });
  } catch {
    // Answers of a gateway may have no JSON.
    return vendorFault(exampleErrors, { code: `HTTP ${status}`, status });
  }
}

/** What differs from call to call. */
interface ExampleCall<T> extends Pick<Call<T, never>, "action" | "attempted" | "decode" | "answerSize" | "creates"> {
  readonly region: string;
  /** The first label of the host, where the call is on a bucket. */
  readonly bucket?: string;
  readonly method: HttpRequest["method"];
  readonly path?: string;
  readonly query?: HttpRequest["query"];
  readonly body?: object;
}

/** One call of a service: https://cloud.example/docs/calls */
export function callExample<T>(operation: Operation, name: ServiceName, call: ExampleCall<T>): Promise<T> {
  const { region, bucket, method, path = "/", query = [], body, ...rest } = call;
  const given = exampleSettings(operation.session).endpoints[name];
  const { scheme, host } =
    given === undefined
      ? { scheme: "https" as const, host: `${name}-${region}.cloud.example` }
      : parseEndpoint(`access-audit:example.endpoints.${name}`, given);
  return send(operation, {
    ...rest,
    service: services[name],
    credentials: exampleCredentials(operation.session),
    permission: permissionOf(name, call.action),
    request: {
      method,
      scheme,
      host: bucket === undefined ? host : `${bucket}.${host}`,
      path,
      query,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? "" : JSON.stringify(body),
    },
  });
}

/** Such as `store:ListBuckets`. */
export function permissionOf(name: ServiceName, action: string): string {
  return `${name}:${action}`;
}

/** The member of an answer's headers for questions to the vendor. */
export const requestIdOf = ({ headers }: HttpResponse): string => headers["x-ex-request-id"] ?? "";
