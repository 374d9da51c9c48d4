import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type Answer,
  type CredentialPlace,
  exchanged,
  lifeUntil,
  NotHere,
  Temporary,
} from "../../../../provider/core/credentials/credentials";
import { ExpiringCredentials } from "../../../../provider/core/credentials/expiring-credentials";
import { Operation } from "../../../../provider/core/session/operation";
import { redact } from "../../../../provider/core/session/redact";
import { Session } from "../../../../provider/core/session/session";
import { readSettings } from "../../../../provider/core/session/settings";

interface Keys {
  readonly id: string;
  readonly secret: string;
}

const start = Date.parse("2026-01-01T00:00:00Z");
const hourMs = 3_600_000;
beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

const keys = (number: number): Keys => ({ id: `id-${number}`, secret: `secret-of-key-${number}` });

/** A place that gives new keys of an hour each time, or whatever `next` says. */
class Place {
  looked = 0;
  next: (() => Answer<Keys> | Promise<Answer<Keys>>) | undefined;
  readonly source: CredentialPlace<Keys> = {
    name: "a role",
    answer: async () => {
      this.looked++;
      return this.next ? this.next() : this.fresh();
    },
  };
  fresh(): Temporary<Keys> {
    const now = Date.now();
    return new Temporary(keys(this.looked), { renewAtMs: now + hourMs - 600_000, expiresAtMs: now + hourMs });
  }
}

let place: Place;
let warnings: string[];
let session: Session;
const chain = (...before: CredentialPlace<Keys>[]) =>
  new ExpiringCredentials<Keys>({
    title: "Cloud",
    places: () => [...before, place.source],
    account: ({ id }) => id,
    secrets: ({ secret }) => [secret],
    session,
  });
beforeEach(() => {
  place = new Place();
  warnings = [];
  session = new Session(readSettings({ read: () => undefined }, {}), { warn: (message) => warnings.push(message) });
});

describe("credentials that are nowhere", () => {
  const nowhere: CredentialPlace<Keys> = { name: "a file", answer: () => new NotHere("no such file") };
  const messages = async (credentials: ExpiringCredentials<Keys>, count: number) => {
    const results = await Promise.allSettled(Array.from({ length: count }, () => credentials.get()));
    return results.map((result) => (result.status === "rejected" ? String(result.reason.message) : "found"));
  };
  beforeEach(() => {
    place.next = () => new NotHere("no role");
  });

  it("are told with every place once, and in one line to whoever asks further, at the same time or later", async () => {
    const credentials = chain(nowhere);
    const told = [...(await messages(credentials, 3)), ...(await messages(credentials, 2))];
    const [first, ...others] = told;
    expect(first).toBe(
      "Cloud: no credentials found. Looked, in this order, at\n  - a file: no such file\n  - a role: no role",
    );
    expect(others).toEqual(
      Array(4).fill("Cloud: no credentials found; the first such error of this run lists every place"),
    );
  });

  it("keep the places for those who want to list them, and count when they turn up", async () => {
    const credentials = chain(nowhere);
    const passed = [
      { place: "a file", reason: "no such file" },
      { place: "a role", reason: "no role" },
    ];
    await expect(credentials.get()).rejects.toMatchObject({ passed });
    await expect(credentials.identify()).rejects.toMatchObject({ passed });
    place.next = undefined;
    expect(await credentials.get()).toMatchObject({ id: expect.stringMatching(/^id-/) });
  });
});

describe("renewal", () => {
  it("happens before the end, and not before it is due", async () => {
    const credentials = chain();
    expect(await credentials.get()).toEqual(keys(1));
    vi.setSystemTime(start + hourMs - 600_001);
    expect(await credentials.get()).toEqual(keys(1));
    vi.setSystemTime(start + hourMs - 600_000);
    expect(await credentials.get()).toEqual(keys(2));
    expect(place.looked).toBe(2);
  });

  it("is shared by all who ask at the same time, as is the first look-up", async () => {
    const credentials = chain();
    const ask = () => Promise.all(Array.from({ length: 20 }, () => credentials.get()));
    expect(new Set((await ask()).map(({ id }) => id))).toEqual(new Set(["id-1"]));
    vi.setSystemTime(start + hourMs);
    expect(new Set((await ask()).map(({ id }) => id))).toEqual(new Set(["id-2"]));
    expect(place.looked).toBe(2);
  });

  it("that fails keeps the old keys with one warning, and is tried again a minute later", async () => {
    const credentials = chain();
    await credentials.get();
    place.next = () => new NotHere("no answer within 1 s");
    vi.setSystemTime(start + hourMs - 300_000);
    expect(await credentials.get()).toEqual(keys(1));
    expect(await credentials.get()).toEqual(keys(1));
    expect(warnings).toEqual([
      "Cloud: the credentials of a role could not be renewed: no answer within 1 s. " +
        "The present credentials serve until 2026-01-01T01:00:00.000Z",
    ]);
    expect(place.looked).toBe(2);
    place.next = undefined;
    vi.setSystemTime(start + hourMs - 239_000);
    expect(await credentials.get()).toEqual(keys(3));
  });

  it("that fails after the end is an error, and no other place is taken instead", async () => {
    const other: CredentialPlace<Keys> = { name: "environment", answer: vi.fn(() => new NotHere("not set")) };
    const credentials = chain(other);
    await credentials.get();
    place.next = () => new NotHere("gone");
    vi.setSystemTime(start + hourMs);
    await expect(credentials.get()).rejects.toThrow("Cloud: the credentials of a role could not be renewed: gone");
    expect(other.answer).toHaveBeenCalledTimes(1);
  });

  it("does not happen to keys without an end", async () => {
    place.next = () => keys(9);
    const credentials = chain();
    await credentials.get();
    vi.setSystemTime(start + 1000 * hourMs);
    expect(await credentials.get()).toEqual(keys(9));
    expect(place.looked).toBe(1);
  });
});

describe("credentials that the cloud refuses as expired", () => {
  it("are looked up anew", async () => {
    const credentials = chain();
    expect(await credentials.renew(await credentials.get())).toEqual(keys(2));
  });
  it("are not looked up for each call that met the refusal", async () => {
    const credentials = chain();
    const stale = await credentials.get();
    await credentials.renew(stale);
    expect(await credentials.renew(stale)).toEqual(keys(2));
    expect(place.looked).toBe(2);
  });
  it("stay refused when their place has no others, or cannot be asked", async () => {
    place.next = () => keys(9);
    const credentials = chain();
    const stale = await credentials.get();
    expect(await credentials.renew(stale)).toBeUndefined();
    place.next = () => Promise.reject(new Error("no network"));
    expect(await credentials.renew(stale)).toBeUndefined();
    expect(warnings.join()).toContain("no network");
  });
});

it("a look-up that failed is made again at the next use", async () => {
  place.next = () => new NotHere("not yet");
  const credentials = chain();
  await expect(credentials.get()).rejects.toThrow("a role: not yet");
  place.next = undefined;
  expect(await credentials.get()).toEqual(keys(2));
});

it("secrets of each renewal are remembered", async () => {
  const credentials = chain();
  await credentials.get();
  vi.setSystemTime(start + hourMs);
  await credentials.get();
  expect(redact("secret-of-key-1 secret-of-key-2")).toBe("[redacted] [redacted]");
});

it("an exchange takes what was found, and passes over what was not", async () => {
  const seen: Keys[] = [];
  const operation = new Operation(session);
  const none: CredentialPlace<Keys> = { name: "nowhere", answer: () => new NotHere("not set") };
  const [first, second] = exchanged([none, place.source], async (base) => {
    seen.push(base);
    return new Temporary(keys(7), { renewAtMs: 1, expiresAtMs: 2 });
  });
  expect(await first?.answer(operation)).toBeInstanceOf(NotHere);
  expect(await second?.answer(operation)).toMatchObject({ credentials: keys(7) });
  expect(seen).toEqual([keys(1)]);
});

describe("the life of keys", () => {
  it.each<[string, unknown, string | undefined, object | undefined]>([
    ["a date", "2026-01-01T01:00:00Z", undefined, { expiresAtMs: start + hourMs, renewAtMs: start + hourMs - 600_000 }],
    ["seconds", start / 1000 + 3600, undefined, { expiresAtMs: start + hourMs, renewAtMs: start + hourMs - 600_000 }],
    [
      "counts by the server's clock",
      "2026-01-02T01:00:00Z",
      "Fri, 02 Jan 2026 00:00:00 GMT",
      { expiresAtMs: start + hourMs, renewAtMs: start + hourMs - 600_000 },
    ],
    ["short keys", "2026-01-01T00:10:00Z", undefined, { expiresAtMs: start + 600_000, renewAtMs: start + 300_000 }],
    ["no time", "soon", undefined, undefined],
    ["nothing", undefined, undefined, undefined],
  ])("%s", (_, expiresAt, date, life) => {
    expect(lifeUntil(expiresAt, date, 600_000)).toEqual(life);
  });
});
