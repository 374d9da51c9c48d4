import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTimestamp, timestampField } from "../../../../provider/core/listing/timestamps";
import { hostileText } from "../../../hostile/arbitrary";

const iso = (text: string) => parseTimestamp(text)?.toISOString();

describe("parseTimestamp", () => {
  it.each([
    ["2018-09-15T06:25:43+0800", "2018-09-14T22:25:43.000Z"],
    ["2018-09-15T06:25:43+08:00", "2018-09-14T22:25:43.000Z"],
    ["2018-09-15T06:25:43-0330", "2018-09-15T09:55:43.000Z"],
    ["2018-09-15T06:25:43Z", "2018-09-15T06:25:43.000Z"],
    ["2018-09-15T06:25:43.7899999Z", "2018-09-15T06:25:43.789Z"],
    ["2024-02-29T23:59:59+0000", "2024-02-29T23:59:59.000Z"],
  ])("reads %s", (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    "2018-09-15T06:25:43",
    "2018-09-15",
    "2018-09-15 06:25:43Z",
    "2018-02-30T00:00:00Z",
    "2023-02-29T00:00:00Z",
    "2018-13-01T00:00:00Z",
    "2018-09-15T24:00:00Z",
    "2018-09-15T06:60:00Z",
    "2018-09-15T06:25:43+2400",
    "2018-09-15T06:25:43+08",
    "yesterday",
    "",
  ])("refuses %j", (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });

  it("reads every instant in every offset, with and without the colon", () => {
    const minutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date("9998-12-31"), noInvalidDate: true }),
        minutes,
        (date, off) => {
          const wall = new Date(date.getTime() + off * 60_000).toISOString().slice(0, -1);
          const two = (value: number) => String(value).padStart(2, "0");
          const hours = two(Math.floor(Math.abs(off) / 60));
          const rest = two(Math.abs(off) % 60);
          const sign = off < 0 ? "-" : "+";
          expect(parseTimestamp(`${wall}${sign}${hours}${rest}`)?.getTime()).toBe(date.getTime());
          expect(parseTimestamp(`${wall}${sign}${hours}:${rest}`)?.getTime()).toBe(date.getTime());
        },
      ),
    );
  });

  it("reads nothing but whole times: one with a character changed is another time or none, and always one that there is", () => {
    const whole = fc.constantFrom("2018-09-15T06:25:43.789Z", "2024-02-29T23:59:59+0800", "2018-12-31T00:00:00-03:30");
    const changed = fc
      .tuple(whole, fc.nat(), fc.oneof(fc.constantFrom(..."0123456789-+:.TZ ", ""), hostileText))
      .map(([text, at, other]) => text.slice(0, at % text.length) + other + text.slice((at % text.length) + 1));
    fc.assert(
      fc.property(fc.oneof(changed, hostileText), (text) => {
        const read = parseTimestamp(text);
        if (read === undefined) return;
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/);
        expect(Number.isNaN(read.getTime())).toBe(false);
        // The day that is written is the day at that offset, not the one after a month that is too short.
        expect(Math.abs(read.getTime() - Date.parse(`${text.slice(0, 10)}T00:00:00Z`))).toBeLessThan(2 * 86_400_000);
      }),
    );
  });
});

describe("timestampField", () => {
  it("takes a Date as it is, and text with blanks around it", () => {
    const date = new Date("2026-01-15T08:00:00.123Z");
    expect(timestampField.parse(date)).toEqual(date);
    expect(timestampField.parse(" 2026-01-15T16:00:00+0800 ")).toEqual(new Date("2026-01-15T08:00:00Z"));
  });

  it.each([1768464000000, "2026-01-15T08:00:00", new Date(Number.NaN), new Date(-1), new Date(8.64e15), null])(
    "says what it takes when it gets %j",
    (value) => {
      const { error } = timestampField.safeParse(value);
      expect(error?.issues.map(({ message }) => message)).toEqual([
        "must be a Date, or a time with its offset such as 2026-01-15T08:00:00Z or 2026-01-15T16:00:00+08:00",
      ]);
    },
  );
});
