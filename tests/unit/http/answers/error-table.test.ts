import { describe, expect, it } from "vitest";
import { type ErrorRow, vendorFault } from "../../../../provider/http/error-table";

const rows: readonly ErrorRow[] = [
  { codes: ["Exact", "Another"], kind: "NotFound" },
  { codes: ["Limit.*"], kind: "Throttled", advice: "wait", repeat: true, waitMs: [1, 2] },
  { codes: ["*Expired*"], kind: "Denied", expired: true, skew: true, permission: true },
  { codes: ["Limit.Quota"], kind: "Conflict" },
];

const faultOf = (code: string, status = 400) => vendorFault(rows, { code, detail: "d", requestId: "r", status });

describe("a code of a vendor", () => {
  it.each([
    ["Exact", "NotFound"],
    ["Another", "NotFound"],
    ["Limit", "Throttled"],
    ["Limit.Rate", "Throttled"],
    ["Limit.Rate.Second", "Throttled"],
    // The first row that matches counts.
    ["Limit.Quota", "Throttled"],
    ["TokenExpiredNow", "Denied"],
    ["Expired", "Denied"],
  ])("has the meaning of its row: %s", (code, kind) => expect(faultOf(code).kind).toBe(kind));

  it.each(["exact", "ExactNot", "NotExact", "Limited", "Limits.Rate", "Expire", "A.Limit.Rate", ""])(
    "that no row names goes by the status: %j",
    (code) => expect(faultOf(code, 503).kind).toBe("Unavailable"),
  );

  it("brings along what its answer and its row say", () => {
    const told = { detail: "d", requestId: "r" };
    expect(faultOf("Limit.Rate")).toEqual({
      ...{ ...told, code: "Limit.Rate", kind: "Throttled", advice: "wait", repeat: true, waitMs: [1, 2] },
      ...{ skew: undefined, expired: undefined, permission: undefined },
    });
    expect(faultOf("Expired")).toMatchObject({ ...told, skew: true, expired: true, permission: true });
  });
});

describe("a status alone", () => {
  it.each([
    [200, "Invalid", false],
    [299, "Invalid", false],
    [300, "Invalid", false],
    [302, "Invalid", false],
    [399, "Invalid", false],
    [400, "Invalid", false],
    [401, "Denied", true],
    [403, "Denied", true],
    [404, "Invalid", false],
    [407, "Denied", false],
    [408, "Unavailable", false],
    [409, "Conflict", false],
    [429, "Throttled", false],
    [499, "Invalid", false],
    [500, "Unavailable", false],
    [599, "Unavailable", false],
  ] as const)("%i means %s", (status, kind, permission) => {
    const fault = vendorFault([], { code: "", status });
    expect(fault.kind).toBe(kind);
    expect(fault.permission ?? false).toBe(permission);
    const isRedirect = status >= 300 && status < 400;
    if (isRedirect)
      expect(fault.advice).toBe("The service redirects to another host; check the region and the endpoint settings");
    else if (status === 407)
      expect(fault.advice).toMatch(/^A proxy on the way asks .* put them into HTTPS_PROXY .* into NO_PROXY$/);
    else expect(fault.advice).toBeUndefined();
  });
});
