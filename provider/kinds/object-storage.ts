import { createHash } from "node:crypto";
import type { Operation } from "../core/session/operation";
import type { Session } from "../core/session/session";
import type { HttpRequest, HttpResponse } from "../core/session/wire";
import type { Endpoint } from "../http/endpoint";
import { send } from "../http/send";
import type { AnswerSize, CredentialSource, Service } from "../http/service";

/** A bucket and where it is. */
export interface BucketLocator {
  readonly region: string;
  readonly bucket: string;
}

/** What is the cloud's own of an API that the clouds' object storages have in common. */
export interface StorageDialect<C> {
  /** Region and bucket are part of some signatures, and cannot be told from an address. */
  service(place: { readonly region: string; readonly bucket?: string }): Service<C>;
  /** What signs requests in a region. */
  credentials(session: Session, place: { readonly region: string }): CredentialSource<C>;
  /** Where a bucket answers. */
  bucketAddress(session: Session, locator: BucketLocator): Endpoint & { readonly path?: string };
  /** Where the account answers, and by the host of which region. */
  accountAddress(session: Session): Endpoint & { readonly region: string };
  /** Of bodies, which all have a digest beside them. */
  readonly contentType: "application/xml" | "application/json";
  /** Whether the signature covers the length of a body. */
  readonly signsLength?: true;
  /** Whether a sub-resource is sent as `?logging`, and not as `?logging=`. */
  readonly bareParameters?: true;
  /** The header of an answer that names the call in questions to the vendor. */
  readonly requestIdHeader: string;
}

/** What is the same of a call about a bucket and of one about the account. */
interface StorageCall<T> {
  /** The vendor's name of the operation. */
  readonly action: string;
  /** A verb phrase for messages. */
  readonly attempted: string;
  readonly permission: string;
  readonly permissionsBesides?: readonly string[];
  readonly answerSize?: AnswerSize;
  decode(response: HttpResponse): T;
}

/** A call on a bucket's sub-resource, such as `?accessmonitor`: with a body it writes. */
export interface BucketCall<T> extends StorageCall<T> {
  readonly subresource: string;
  readonly body?: string;
}

/** A call on the account, such as the list of the buckets of all regions. */
export interface AccountCall<T> extends StorageCall<T> {
  readonly query: HttpRequest["query"];
  readonly headers?: HttpRequest["headers"];
}

/** The object storage of one cloud, for the kinds that are about buckets. */
export class ObjectStorage<C> {
  constructor(private readonly dialect: StorageDialect<C>) {}

  callBucket<T>(operation: Operation, locator: BucketLocator, call: BucketCall<T>): Promise<T> {
    const { subresource, body, ...rest } = call;
    return this.send(operation, locator, rest, this.bucketRequest(operation.session, locator, subresource, body));
  }

  /** The request of a {@link BucketCall}, before it is signed. */
  bucketRequest(session: Session, locator: BucketLocator, subresource: string, body = ""): HttpRequest {
    const { path = "/", ...address } = this.dialect.bucketAddress(session, locator);
    const method = body === "" ? "GET" : "PUT";
    const query = [[subresource, ""]] as const;
    return { method, ...address, path, query, ...this.form, headers: this.headersOf(body), body };
  }

  callAccount<T>(operation: Operation, { query, headers = {}, ...call }: AccountCall<T>): Promise<T> {
    const { region, ...address } = this.dialect.accountAddress(operation.session);
    const request = { method: "GET", ...address, path: "/", query, ...this.form, headers, body: "" } as const;
    return this.send(operation, { region }, call, request);
  }

  requestId({ headers }: HttpResponse): string {
    return headers[this.dialect.requestIdHeader] ?? "";
  }

  private send<T>(
    operation: Operation,
    place: { readonly region: string; readonly bucket?: string },
    call: StorageCall<T>,
    request: HttpRequest,
  ): Promise<T> {
    const credentials = this.dialect.credentials(operation.session, place);
    return send(operation, { ...call, service: this.dialect.service(place), credentials, request });
  }

  private get form(): Pick<HttpRequest, "bareParameters"> {
    return this.dialect.bareParameters ? { bareParameters: true } : {};
  }

  private headersOf(body: string): HttpRequest["headers"] {
    if (body === "") return {};
    const { contentType, signsLength } = this.dialect;
    return {
      "content-type": contentType,
      ...(signsLength ? { "content-length": String(Buffer.byteLength(body)) } : {}),
      "content-md5": createHash("md5").update(body, "utf8").digest("base64"),
    };
  }
}
