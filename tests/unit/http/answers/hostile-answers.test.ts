import { describe, expect, it } from "vitest";
import { actiontrail } from "../../../../provider/clouds/alibaba/actiontrail/service";
import { oss } from "../../../../provider/clouds/alibaba/oss/service";
import { cts } from "../../../../provider/clouds/huawei/cts/service";
import { iam } from "../../../../provider/clouds/huawei/identity/iam";
import { obs } from "../../../../provider/clouds/huawei/obs/service";
import { cloudaudit } from "../../../../provider/clouds/tencent/cloudaudit/service";
import { cos } from "../../../../provider/clouds/tencent/cos/service";
import { cloudtrail } from "../../../../provider/clouds/volcengine/cloudtrail/service";
import { tos } from "../../../../provider/clouds/volcengine/tos/service";
import { CloudError } from "../../../../provider/core/session/errors";
import type { HttpResponse } from "../../../../provider/core/session/wire";
import { parseJsonObject } from "../../../../provider/http/json";
import { MalformedAnswer, type VendorFault } from "../../../../provider/http/service";
import { parseXml, xmlChildren, xmlText } from "../../../../provider/http/xml";
import { hostileAnswers } from "../../../hostile/answers";
import { drivingIn } from "../../../hostile/driving";

interface Judge {
  readonly name: string;
  fault(response: HttpResponse): VendorFault | undefined;
}
const services: readonly Judge[] = [
  ...[cos, cloudaudit, actiontrail, cts, iam, obs(), tos("cn-beijing"), cloudtrail("cn-beijing")],
  oss({ region: "cn-hangzhou", bucket: "archive" }),
];

/** What a decoder gives; nothing but {@link MalformedAnswer} may say that there is nothing. */
function decoded<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedAnswer);
    return undefined;
  }
}

describe.each(Object.entries(hostileAnswers))("an answer that is %s", (_, body) => {
  it("is JSON, or no answer", () => {
    const answer = decoded(() => parseJsonObject(body));
    if (answer !== undefined) expect(typeof answer).toBe("object");
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("is XML of the root that was expected, or no answer", () => {
    const node = decoded(() => parseXml(body, "Error"));
    if (node === undefined) return;
    expect(["string", "undefined"]).toContain(typeof decoded(() => xmlText(node, "Code")));
    for (const name of ["Code", "constructor", "__proto__"])
      expect(Array.isArray(decoded(() => xmlChildren(node, name)) ?? [])).toBe(true);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([200, 302, 400, 403, 404, 429, 500, 599])("is told as text where it is a failure: HTTP %i", (status) => {
    for (const service of services) {
      const fault = service.fault({ status, headers: {}, body });
      if (status >= 400) expect([service.name, fault?.kind]).toEqual([service.name, expect.any(String)]);
      if (fault === undefined) continue;
      // Gone is one code, and no text of somebody else's makes it.
      expect(fault.kind).not.toBe("NotFound");
      const { kind, code, detail, requestId, advice } = fault;
      const error = new CloudError({
        cloud: service.name,
        attempted: "read it",
        kind,
        code,
        detail,
        requestId,
        advice,
      });
      expect(drivingIn(error.message)).toEqual([]);
      expect(error.message.length).toBeLessThan(8192);
    }
  });
});
