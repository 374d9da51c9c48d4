import type { CloudRuntime } from "../../../service";
import { own } from "../../../wire/own";
import { jsonAnswer } from "../../../wire/wire";
import { refusal } from "../errors";
import { done, jsonBody, type Route } from "../service";
import type { ExampleState } from "../state";

/** GET and PUT `/seal` of a bucket: https://cloud.example/docs/seal */
export function sealRoutes(runtime: CloudRuntime<ExampleState>): readonly Route[] {
  const sealed = () => {
    runtime.state().sealed ??= [];
    return runtime.state().sealed ?? [];
  };
  const existing = (bucket: string, region: string) => {
    if (own(runtime.state().buckets, bucket)?.region !== region) throw refusal("NoBucket");
  };
  const path = /^\/seal$/;
  return [
    {
      ...{ action: "GetSeal", method: "GET", path, onBucket: true },
      run({ resource }, region) {
        existing(resource, region);
        return jsonAnswer(200, { sealed: sealed().includes(resource) });
      },
    },
    {
      ...{ action: "PutSeal", method: "PUT", path, onBucket: true },
      run({ resource, request }, region) {
        existing(resource, region);
        const { sealed: wanted } = jsonBody(request);
        if (typeof wanted !== "boolean") throw refusal("BadInput");
        const others = sealed().filter((name) => name !== resource);
        runtime.state().sealed = wanted ? [...others, resource] : others;
        return done;
      },
    },
  ];
}
