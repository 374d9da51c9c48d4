import type * as pulumi from "@pulumi/pulumi";
import { expect, it } from "vitest";
import type * as audit from "../../../sdk";

const monitor = (args: audit.BucketAccessMonitorArgs) => args;
const track = (args: audit.AuditTrackArgs) => args;
const logs = (args: audit.GetAuditLogsArgs) => args;
const happened = (args: Parameters<typeof audit.getAuditEventsOutput>[0]) => args;

const where = { region: "cn-hangzhou", bucket: "x" } as const;
const storage = { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" } as const;
const declared = { cloud: "tencent", region: "ap-guangzhou", name: "writes", status: "Enabled" } as const;
const events = { actionType: "Write", resourceType: "*", eventNames: ["*"] } as const;

/** The compiler is the judge: `tsc -p tests` fails when a line compiles that must not, or the reverse. Nothing runs. */
function judged(text: pulumi.Output<string>, status: pulumi.Output<"Enabled" | "Disabled">): void {
  track({ ...declared, ...events, eventNames: [text], storage: { ...storage, prefix: text }, status });
  monitor({ cloud: "alibaba", region: text, bucket: text, status });
  logs({
    cloud: "huawei",
    region: "cn-north-4",
    instanceId: "x",
    startTime: new Date(),
    endTime: "2026-01-01T00:00:00Z",
  });

  track({ cloud: "alibaba", region: text, name: "all-events", status, ossBucketName: text });
  // The region may be left to the configuration.
  monitor({ cloud: "volcengine", bucket: text, status });

  const span = { startTime: new Date(), endTime: text };
  happened({ cloud: "alibaba", ...span, attributes: [{ key: "EventName", value: text }] });
  happened({ cloud: "huawei", region: text, ...span, traceName: "updateTracker" });
  // @ts-expect-error a filter that only Huawei has
  happened({ cloud: "tencent", ...span, traceName: "x" });

  // @ts-expect-error a field that only Alibaba Cloud has
  track({ ...declared, ...events, storage, ossBucketName: "audit" });
  // @ts-expect-error a field that only Tencent Cloud has
  track({ cloud: "alibaba", region: "cn-hangzhou", name: "all-events", status: "Enabled", storage });
  // @ts-expect-error a field that only Huawei has
  track({ ...declared, ...events, storage, projectId: "x" });
  // @ts-expect-error a field that only Huawei has, on a monitor
  monitor({ cloud: "tencent", ...where, status: "Enabled", instanceId: "x" });
  // @ts-expect-error a cloud that does not offer the kind
  monitor({ cloud: "huawei", ...where, status: "Enabled" });
  // @ts-expect-error a word in the wrong case
  monitor({ cloud: "alibaba", ...where, status: "enabled" });
  // @ts-expect-error the cloud decides which arguments there are, so it cannot be known later
  monitor({ cloud: text, ...where, status: "Enabled" });
  // @ts-expect-error a status is always required
  monitor({ cloud: "alibaba", ...where });
}

it("arguments are judged by the compiler", () => expect(judged).toHaveLength(2));
