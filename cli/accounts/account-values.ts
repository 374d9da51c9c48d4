import { z } from "zod";
import { objectIn } from "../../provider/core/fields/field";
import { notAmong } from "../../provider/core/fields/nearest";
import { checkFailures, isRecord, safeParse } from "../../provider/core/fields/validation";
import type { Cloud } from "../../provider/kinds/cloud";

type Refuse = (problem: string) => void;

/** A role as the configuration of its cloud has it: the whole, or its ARN alone where the cloud has ARNs. */
export function readRole(cloud: Cloud, value: unknown, refuse: Refuse): Readonly<Record<string, unknown>> | undefined {
  const type = Object.hasOwn(cloud.settings.shape, "assumeRole") ? cloud.settings.shape.assumeRole : undefined;
  const shape = type === undefined ? undefined : objectIn(type)?.shape;
  if (type === undefined || shape === undefined) {
    refuse(
      `role is not offered for ${cloud.name}, because this package knows no call of it that assumes a role. Name a profile`,
    );
    return undefined;
  }
  const members = Object.keys(shape);
  const role = typeof value === "string" && members.includes("roleArn") ? { roleArn: value.trim() } : value;
  if (!isRecord(role)) {
    refuse(
      `role of ${cloud.name} must have the members of access-audit:${cloud.name}.assumeRole: ${members.join(", ")}`,
    );
    return undefined;
  }
  const unknown = Object.keys(role).filter((name) => !members.includes(name));
  for (const name of unknown) refuse(`role.${name} ${notAmong(members, name, "a member of a role")}`);
  if (unknown.length > 0) return undefined;
  const parsed = safeParse(type, role);
  if (parsed.success) return role;
  for (const { property, reason } of checkFailures(parsed.error, role, { hideValues: true }))
    refuse(`${["role", property].filter(Boolean).join(".")} ${reason}`);
  return undefined;
}

/** A region as the cloud writes it. */
export function readRegion(cloud: Cloud, region: string, refuse: Refuse): string {
  const parsed = safeParse(z.object({ region: cloud.settings.shape.region as z.ZodType }), { region });
  if (parsed.success) return String(parsed.data.region);
  for (const { reason } of checkFailures(parsed.error, { region })) refuse(`regions: ${region} ${reason}`);
  return region;
}
