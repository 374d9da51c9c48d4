import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CloudError, UserError } from "../../../../provider/core/session/errors";
import { foreignText, outward } from "../../../../provider/core/session/foreign-text";
import { rememberSecret } from "../../../../provider/core/session/redact";
import { drivingIn } from "../../../hostile/driving";
import { hostileTexts } from "../../../hostile/texts";

const texts = Object.entries(hostileTexts);
/** Texts made of what drives, in every order. */
const driving = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "#",
        "##",
        ":",
        "::",
        "<{",
        "%",
        " ",
        "\n",
        "\r",
        "\u001b[",
        "[",
        "vso",
        "\u202e",
        "\ud800",
        "\u2028",
      ),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join(""));

describe("a piece of text from outside", () => {
  it.each(texts)("with %s is one line that drives nothing, and not too long", (_, text) => {
    const told = foreignText(text);
    expect(drivingIn(told)).toEqual([]);
    expect(told).not.toContain("\n");
    expect(told.length).toBeLessThan(2200);
  });

  it("is one line that drives nothing, whatever it is made of", () => {
    fc.assert(
      fc.property(driving, (text) => {
        expect(drivingIn(foreignText(text))).toEqual([]);
        expect(drivingIn(outward(text))).toEqual([]);
        expect(outward(text).split("\n")).toHaveLength(text.split("\n").length);
      }),
    );
  });

  it("that is plain stays as it is, in every language", () => {
    for (const text of [
      "The bucket does not exist.",
      "存储桶不存在：日志",
      "Zugriff verweigert – é ü",
      "a::b #1 # <{ 5%",
    ])
      expect(foreignText(text)).toBe(text);
  });

  it("says how much was cut off, and never tells a part of a secret", () => {
    const secret = "canary-of-a-secret-that-is-cut";
    rememberSecret(secret);
    expect(foreignText(`${"x".repeat(2040)}${secret}${"y".repeat(100)}`)).not.toContain("canary");
    expect(foreignText("x".repeat(3000))).toBe(`${"x".repeat(2048)}… (952 more characters)`);
  });
});

describe("an error", () => {
  it.each(texts)("with %s in every part of a vendor's answer is one line that drives nothing", (_, text) => {
    const { message, fault } = new CloudError({
      ...{ kind: "Denied", cloud: "Tencent Cloud COS", attempted: `read ${text}`, status: 403 },
      ...{ code: text, detail: text, requestId: text, advice: `The rules ${text} are in the way` },
    });
    for (const told of [message, ...Object.values(fault).map(String)]) {
      expect(drivingIn(told)).toEqual([]);
      expect(told).not.toContain("\n");
    }
    expect(message.length).toBeLessThan(8192);
  });

  it.each(texts)("of the user's keeps its lines, none of which drives anything: %s", (_, text) => {
    const { message } = new UserError(`two things are wrong\n  - a profile is ${text}\n  - ${text}`);
    expect(drivingIn(message)).toEqual([]);
    expect(message).toMatch(/^two things are wrong\n {2}- a profile is /);
    expect(message.length).toBeLessThan(70_000);
  });
});
