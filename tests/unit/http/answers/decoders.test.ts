import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as ossMonitor from "../../../../provider/clouds/alibaba/oss/bucket-access-monitor";
import * as cosMonitor from "../../../../provider/clouds/tencent/cos/bucket-access-monitor";
import * as tosMonitor from "../../../../provider/clouds/volcengine/tos/bucket-access-monitor";
import { MalformedAnswer } from "../../../../provider/http/service";
import { type Decoder, jsonDecoders, monitorXml, xmlDecoders } from "./decoders";

/** What a decoder gives, or that the answer is none; anything else fails the test. */
function outcome(decode: Decoder[0], body: string): { readonly value: unknown } | "no answer" {
  try {
    return { value: decode(body) };
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedAnswer);
    return "no answer";
  }
}

type Path = readonly (string | number)[];

/** Every place of a value. */
function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, item]) => pathsOf(item, [...at, name]))];
}

function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === name ? replaced(item, rest, by) : item));
  const members = Object.entries(value as object).map(([key, item]) => [
    key,
    key === name ? replaced(item, rest, by) : item,
  ]);
  return Object.fromEntries(members);
}

const strange = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, undefined, "", "__proto__", "constructor", {}, [], [null], -1, 1e300, 1.5, true, 2 ** 60),
);

/** Text with a part of it left out, put twice, or replaced. */
const cutIn = (sample: string) =>
  fc
    .tuple(fc.nat(sample.length), fc.nat(sample.length), fc.string({ maxLength: 5 }), fc.nat(2))
    .map(([a, b, more, way]) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      const part = sample.slice(start, end);
      return `${sample.slice(0, start)}${way === 0 ? "" : way === 1 ? part + part : more}${sample.slice(end)}`;
    });

describe.each(Object.entries({ ...jsonDecoders, ...xmlDecoders }))("the decoder of %s", (_, [decode, sample]) => {
  it("reads its sample", () => expect(outcome(decode, sample)).not.toBe("no answer"));

  it.each([
    "",
    "null",
    "[]",
    "{",
    "{}x",
    "<html>welcome</html>",
    "\0",
    "[".repeat(100_000),
    `{"a":${"9".repeat(1e6)}}`,
  ])("takes %.20s for no answer", (body) => expect(outcome(decode, body)).toBe("no answer"));

  it("reads any other text, or refuses it as no answer", () => {
    const texts = fc.oneof(fc.string(), fc.json(), cutIn(sample));
    fc.assert(
      fc.property(texts, (body) => void outcome(decode, body)),
      { numRuns: 300 },
    );
  });
});

describe.each(Object.entries(jsonDecoders))("the decoder of %s", (_, [decode, sample]) => {
  it("reads any member that is something else, or refuses it as no answer", () => {
    const whole: unknown = JSON.parse(sample);
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(whole)), strange, (path, value) => {
        outcome(decode, JSON.stringify(replaced(whole, path, value)) ?? "");
      }),
      { numRuns: 500 },
    );
  });
});

describe.each([
  ["COS", cosMonitor.fromWire, monitorXml],
  ["OSS", ossMonitor.fromWire, monitorXml],
  ["TOS", tosMonitor.fromWire, '{"Status":"Enabled"}'],
] as const)("a monitor of %s", (_, decode, sample) => {
  it("is never read as switched on or off from a text that does not say so", () => {
    fc.assert(
      fc.property(cutIn(sample), (body) => {
        const found = outcome(decode, body);
        if (found === "no answer") return;
        if (found.value === "Enabled") expect(body).toContain("Enabled");
        // What a bucket answers that nobody ever configured.
        else
          expect(body).toMatch(
            /^(<AccessMonitorConfiguration>(<Status><\/Status>)?<\/AccessMonitorConfiguration>|\{\s*("Status":"")?\s*\})$/,
          );
      }),
      { numRuns: 3000 },
    );
  });
});
