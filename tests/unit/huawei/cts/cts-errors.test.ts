import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { huaweiAuditTrack } from "../../../../provider/clouds/huawei/cts/audit-track";
import { ctsErrors } from "../../../../provider/clouds/huawei/cts/errors";
import { huaweiFault } from "../../../../provider/clouds/huawei/errors";
import { CloudError } from "../../../../provider/core/session/errors";
import { Operation } from "../../../../provider/core/session/operation";
import { rejection } from "../../../conformance/stage";
import { sessionOf } from "../session";
import { type CtsServer, ctsServer, failure, projectId, region } from "./cts-server";

/** Every code that the fact pages name, with what a user must read when a create meets it. */
const documented: readonly (readonly [status: number, code: string, kind: string, advice: RegExp | undefined])[] = [
  [400, "CTS.0001", "Unavailable", /IAM or OBS/],
  [403, "CTS.0002", "Denied", /cts:tracker:create/],
  [400, "CTS.0003", "Invalid", /body/],
  [500, "CTS.0004", "Unavailable", undefined],
  [500, "CTS.0005", "Unavailable", undefined],
  [403, "CTS.0012", "Denied", /cts:tracker:create/],
  [403, "CTS.0013", "Denied", /cts:tracker:create/],
  [404, "CTS.0100", "Invalid", /endpoint/],
  [400, "CTS.0200", "Invalid", /100 data trackers/],
  [400, "CTS.0201", "Conflict", /exists already/],
  [400, "CTS.0202", "Invalid", /type/],
  [400, "CTS.0203", "Invalid", /1 to 32/],
  [400, "CTS.0204", "Invalid", /always system/],
  [400, "CTS.0205", "Invalid", /status/],
  [400, "CTS.0206", "Invalid", /dataBucket/],
  [400, "CTS.0207", "Invalid", /another name/],
  [400, "CTS.0208", "Conflict", /exists already/],
  [400, "CTS.0209", "Conflict", /only one tracker can record READ/],
  [400, "CTS.0210", "Invalid", /dataBucket\.events/],
  [400, "CTS.0211", "Invalid", /does not exist/],
  [400, "CTS.0212", "Invalid", /replaced/],
  [400, "CTS.0213", "Invalid", /another bucket/],
  [404, "CTS.0214", "NotFound", undefined],
  [400, "CTS.0215", "Conflict", /isObsCreated/],
  [400, "CTS.0216", "Conflict", /isObsCreated/],
  [400, "CTS.0217", "Invalid", /1095/],
  [400, "CTS.0218", "Invalid", /filePrefixName/],
  [400, "CTS.0219", "Invalid", /dataBucket\.events/],
  [400, "CTS.0220", "Invalid", /kmsId/],
  [400, "CTS.0221", "Invalid", /kmsId/],
  [400, "CTS.0222", "Invalid", /kmsId/],
  [400, "CTS.0225", "Invalid", /dataBucket\.events/],
  [400, "CTS.0228", "Invalid", /trusted/],
  [400, "CTS.0229", "Conflict", /organization/],
  [400, "CTS.0231", "Invalid", /bucketName/],
  [400, "CTS.0300", "Unavailable", /query failed/],
];

let server: CtsServer;
beforeAll(async () => {
  server = await ctsServer();
});
afterAll(() => server.close());

it("every row of the table is told of here", () => {
  expect(documented.map(([, code]) => code).sort()).toEqual(ctsErrors.flatMap(({ codes }) => codes).sort());
});

it.each(documented)("%i %s is %s", (status, code, kind, advice) => {
  const fault = huaweiFault({ status, headers: {}, body: JSON.stringify({ error_code: code, error_msg: "m" }) });
  expect(fault).toMatchObject({ kind, code });
  if (advice && !fault?.permission) expect(fault?.advice).toMatch(advice);
});

/** Those that are not tried again, so that a create ends with them. */
const final = documented.filter(([, , kind]) => kind !== "Unavailable" && kind !== "NotFound");

describe("the message of a create", () => {
  it.each(final)("that meets %i %s", async (status, code, _, advice) => {
    server.interrupt = ({ method }) => (method === "POST" ? failure(status, code) : undefined);
    const session = sessionOf({
      configuration: { accessKey: "AK", secretKey: "SK", projectId, region },
      emulatorUrl: server.url,
    });
    const { inputs } = huaweiAuditTrack.check({
      cloud: "huawei",
      region,
      type: "data",
      name: "orders",
      status: "Enabled",
      dataBucket: { name: "orders-bucket", events: ["READ"] },
    });
    const error = await rejection(huaweiAuditTrack.create(new Operation(session), inputs));
    expect(error).toBeInstanceOf(CloudError);
    expect(error.message).toContain(`could not create the data tracker orders in ${region}: ${code}: what the service`);
    expect(error.message).toMatch(advice ?? /./);
  });
});
