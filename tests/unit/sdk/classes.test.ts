import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { kindNames } from "../../../provider/kinds";
import * as dynamic from "../../../sdk";
import * as native from "../../../sdk/native";

// Pulumi's library leaves out one class of a trace: what comes after is the place that the engine shows for a resource.
describe.each(Object.entries({ dynamic, native }))("the classes of the %s backend", (_, exported) => {
  it.each(kindNames)("are one step from Pulumi's: %s", (kind) => {
    expect(Object.getPrototypeOf(Reflect.get(exported, kind))).toBe(pulumi.CustomResource);
  });
});
