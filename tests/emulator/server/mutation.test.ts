import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EmulatorOptions, startEmulator } from "../../../emulator/index";
import { type RawRequest, sendRaw } from "../stage/raw-request";
import { type Vector, vectors } from "../stage/vectors";

/** One byte becomes another one that neither the clouds nor HTTP take for the same. */
const changedText = (text: string) =>
  fc
    .tuple(fc.nat(text.length - 1), fc.constantFrom(..."abcxyz0189_"))
    .map(([index, byte]) => text.slice(0, index) + byte + text.slice(index + 1))
    .filter((changed) => changed.toLowerCase() !== text.toLowerCase());

const header = ({ headers }: RawRequest, wanted: string) =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";

const isObs = (authorization: string) => /^(?:OBS|AWS) /.test(authorization);

/** The headers that the client chose to sign, by scheme. */
function signedHeaders(request: RawRequest): string[] {
  const authorization = header(request, "authorization");
  const names = Object.keys(request.headers);
  const cos = /q-header-list=([^&]*)/.exec(authorization)?.[1];
  if (cos !== undefined) return names.filter((name) => cos.split(";").includes(name.toLowerCase()));
  const listed = /SignedHeaders=([^,]+)/.exec(authorization)?.[1];
  if (listed !== undefined) return names.filter((name) => listed.split(";").includes(name.toLowerCase()));
  if (isObs(authorization))
    return names.filter((name) => /^(?:date|content-type|content-md5|x-(?:obs|amz)-.*)$/i.test(name));
  const additional = /AdditionalHeaders=([^,]+)/.exec(authorization)?.[1]?.split(";") ?? [];
  return names.filter((name) => /^(?:content-type|content-md5|x-oss-.*)$/i.test(name) || additional.includes(name));
}

/** Parameters that the client left out of its signature can be changed by anybody. */
function signsItsQuery(request: RawRequest): boolean {
  const authorization = header(request, "authorization");
  // OSS version 1 covers only the sub-resources of its list.
  if (authorization.startsWith("OSS ")) return false;
  // So does OBS, in both of its dialects.
  if (isObs(authorization)) return /[?&](?:logging|location)(?:[=&]|$)/.test(request.target);
  return !/q-url-param-list=&/.test(authorization);
}

interface Change {
  readonly what: string;
  readonly request: RawRequest;
  readonly options?: EmulatorOptions;
}

function changes({ request, options, secret }: Vector): fc.Arbitrary<Change> {
  const [path = "/", query = ""] = request.target.split("?");
  const method = fc
    .constantFrom("GET", "PUT", "POST", "DELETE", "PATCH")
    .filter((other) => other !== request.method)
    .map((other) => ({ what: "method", request: { ...request, method: other } }));
  const changedPath = changedText(path).map((other) => ({
    what: "path",
    request: { ...request, target: `/${other.replace(/^\//, "")}${query && `?${query}`}` },
  }));
  const changedQuery = changedText(query === "" ? "x" : query).map((other) => ({
    what: "query",
    request: { ...request, target: `${path}?${other}` },
  }));
  const names = signedHeaders(request).filter(
    (name) => request.headers[name] !== "" && !/^content-length$/i.test(name),
  );
  const changedHeader = names.map((name) =>
    changedText(String(request.headers[name])).map((value) => ({
      what: `header ${name}`,
      request: { ...request, headers: { ...request.headers, [name]: value } },
    })),
  );
  const changedSecret = changedText(secret).map((other) => ({
    what: "secret",
    request,
    options: withSecret(options, secret, other),
  }));
  const paths = path === "/" ? [] : [changedPath.filter((change) => change.request.target !== request.target)];
  return fc.oneof(method, changedSecret, ...paths, ...changedHeader, ...(signsItsQuery(request) ? [changedQuery] : []));
}

function withSecret(options: EmulatorOptions, secret: string, other: string): EmulatorOptions {
  const credentials = JSON.parse(JSON.stringify(options.credentials).replaceAll(secret, other));
  return { ...options, credentials };
}

describe("a request of which one byte was changed is refused", () => {
  test.each(vectors.map((vector) => [vector.name, vector] as const))("%s", async (_name, vector) => {
    const { binding } = vector;
    await fc.assert(
      fc.asyncProperty(changes(vector), async ({ what, request, options }) => {
        const emulator = await startEmulator({ ...vector.options, ...options, seed: false });
        try {
          if (binding)
            emulator.control.putBucket(binding.cloud, {
              name: binding.name,
              region: binding.region,
              domains: [binding.host],
            });
          await sendRaw(emulator.url, request).catch(() => undefined);
          const refused = emulator.control.journal().map(({ signatureFailure }) => signatureFailure !== undefined);
          expect(refused, what).toEqual([true]);
        } finally {
          await emulator.stop();
        }
      }),
      { numRuns: 12 },
    );
  });
});
