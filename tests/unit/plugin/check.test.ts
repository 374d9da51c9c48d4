import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import { expect, it } from "vitest";
import { check } from "../../../provider/plugin/resources";
import { encode } from "../../../provider/plugin/values";
import { sessionOf } from "../huawei/session";

const type = "access-audit:tencent:AuditTrack";
const declared = {
  ...{ cloud: "tencent", region: "ap-guangzhou", name: "writes", status: "Enabled" },
  ...{ actionType: "Write", resourceType: "*", eventNames: ["*"] },
  storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" },
};

function failuresOf(more: object): string[][] {
  const request = new CheckRequest();
  request.setUrn(`urn:pulumi:s::p::${type}::writes`);
  request.setType(type);
  request.setNews(encode({ ...declared, ...more }));
  const response = check(request, { session: () => sessionOf({}), cancel: new AbortController().signal });
  return response.getFailuresList().map((failure) => [failure.getProperty(), failure.getReason()]);
}

// The engine prints "property storage.prefix value {<nil>} has a problem" for a property that it finds no value of.
it.each([
  ["an outermost property", { name: "a b" }, [["name", expect.stringContaining('but "a b" was given')]]],
  [
    "a property of a property",
    { storage: { ...declared.storage, prefix: "../audit" } },
    [["", expect.stringMatching(/^storage\.prefix .*but "\.\.\/audit" was given/)]],
  ],
  ["a property that is missing", { storage: undefined }, [["", expect.stringMatching(/^storage is required/)]]],
])("what is wrong with %s is told with its name, and with its value where the engine knows it", (_, more, told) => {
  expect(failuresOf(more)).toEqual(told);
});
