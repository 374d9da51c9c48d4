import type { Bucket } from "../../../buckets/bucket";
import type { Identities } from "../../../identities";
import type { CloudRuntime, Service } from "../../../service";
import { own } from "../../../wire/own";
import { jsonAnswer } from "../../../wire/wire";
import type { ExampleCredentials } from "../credentials";
import { refusal } from "../errors";
import { done, exampleService, jsonBody } from "../service";
import type { ExampleState } from "../state";

/** Buckets: https://cloud.example/docs/store */
export function storeService(runtime: CloudRuntime<ExampleState>, identities: Identities<ExampleCredentials>): Service {
  const bucketOf = (name: string, region: string): Bucket => {
    const found = own(runtime.state().buckets, name);
    if (found === undefined || found.region !== region) throw refusal("NoBucket");
    return found;
  };
  return exampleService(
    "store",
    [
      {
        ...{ action: "ListBuckets", method: "GET", path: /^\/$/ },
        run: () =>
          jsonAnswer(200, {
            buckets: Object.values(runtime.state().buckets).map(({ name, region, createTime: created }) => ({
              ...{ name, region, created },
            })),
          }),
      },
      {
        ...{ action: "GetMonitor", method: "GET", path: /^\/$/, onBucket: true },
        run: ({ resource }, region) =>
          jsonAnswer(200, { state: bucketOf(resource, region).accessMonitor === "Enabled" ? "on" : "off" }),
      },
      {
        ...{ action: "PutMonitor", method: "PUT", path: /^\/$/, onBucket: true },
        run({ resource, request }, region) {
          const { state } = jsonBody(request);
          if (state !== "on" && state !== "off") throw refusal("BadInput");
          bucketOf(resource, region).accessMonitor = state === "on" ? "Enabled" : "Disabled";
          return done;
        },
      },
    ],
    identities,
  );
}
