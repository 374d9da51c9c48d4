import { parseQuery } from "../wire/encoding";
import type { WireAnswer, WireRequest } from "../wire/wire";
import type { Bucket, Buckets } from "./bucket";

/** What a bucket answers at one of its sub-resources, such as `?accessmonitor`. */
export interface BucketRoute {
  readonly method: string;
  /** None for the bucket itself. */
  readonly subResource: string | undefined;
  readonly action: string;
  /** `buckets` are all of the account, for what concerns two. */
  run(bucket: Bucket, request: WireRequest, buckets: Buckets): WireAnswer;
}

/** The sub-resources of one cloud's buckets. Their names are case-sensitive: `?Accessmonitor` is not `?accessmonitor`. */
export class SubResources {
  readonly actions: string[];
  readonly writes: ReadonlySet<string>;

  constructor(
    private readonly routes: readonly BucketRoute[],
    private readonly listParameters: readonly string[] = [],
  ) {
    this.actions = routes.map(({ action }) => action);
    this.writes = new Set(
      routes.filter(({ method }) => method === "PUT" || method === "DELETE").map(({ action }) => action),
    );
  }

  /** The names in the query that are no parameters of a list. */
  named({ query }: WireRequest): string[] {
    const keys = parseQuery(query).map(({ key }) => key);
    return keys.filter((key) => !this.listParameters.includes(key));
  }

  find(request: WireRequest): BucketRoute | undefined {
    const given = this.named(request);
    return this.routes.find(
      ({ method, subResource }) =>
        method === request.method && (subResource === undefined ? given.length === 0 : given.includes(subResource)),
    );
  }

  /** Whether the request names a sub-resource that has other methods. */
  knows(request: WireRequest): boolean {
    const given = this.named(request);
    return this.routes.some(({ subResource }) => subResource !== undefined && given.includes(subResource));
  }
}
