import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { field } from "../../../core/fields/field";
import { destination } from "../../../core/fields/weakening";
import { textIn } from "../../../http/members";

/**
 * Where a trail delivers, under the vendor's names:
 * https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-createtrail
 */

const roleArn = z
  .string()
  .regex(/^acs:ram::[^:/\s]+:role\/\S+$/, "must be a role such as acs:ram::<account>:role/<name>");

const roleDoc = (destination: string) =>
  `The role by which ActionTrail writes to ${destination}. Unset, the service-linked role is used.`;

export const destinationFields = {
  ossBucketName: field(
    z
      .string()
      .min(3)
      .max(63)
      .regex(
        /^[a-z0-9][a-z0-9-]*$/,
        "must be a bucket's name, of a-z, 0-9 and hyphens, beginning with a letter or digit",
      )
      .optional(),
    { doc: "An existing bucket that no other trail delivers to.", weakens: destination },
  ),
  ossKeyPrefix: field(
    z
      .string()
      .min(6)
      .max(32)
      .regex(
        /^[A-Za-z][A-Za-z0-9/_-]*$/,
        "must be letters, digits, hyphens, slashes and underscores, beginning with a letter",
      )
      .optional(),
    { doc: "The prefix of the delivered files, 6 to 32 characters long." },
  ),
  ossWriteRoleArn: field(roleArn.optional(), { doc: roleDoc("the bucket"), serverFilled: true }),
  slsProjectArn: field(
    z
      .string()
      .regex(/^acs:log:[^:\s]+:[^:\s]+:project\/\S+$/, "must be acs:log:<region>:<account>:project/<name>")
      .optional(),
    { doc: "An existing project of Simple Log Service.", weakens: destination },
  ),
  slsWriteRoleArn: field(roleArn.optional(), { doc: roleDoc("the project"), serverFilled: true }),
  maxComputeProjectArn: field(
    z
      .string()
      .regex(
        /^acs:odps:[^:\s]+:[^:\s]+:project\/actiontrail_\S+$/,
        "must be acs:odps:<region>:<account>:project/<name>, where the name begins with actiontrail_",
      )
      .optional(),
    { doc: "A project of MaxCompute.", weakens: destination },
  ),
  maxComputeWriteRoleArn: field(roleArn.optional(), { doc: roleDoc("the project"), serverFilled: true }),
};

const destinations = z.object(destinationFields);
export type Destinations = z.output<typeof destinations>;

/** Each destination, and what means nothing without it. */
const belongings = {
  ossBucketName: ["ossKeyPrefix", "ossWriteRoleArn"],
  slsProjectArn: ["slsWriteRoleArn"],
  maxComputeProjectArn: ["maxComputeWriteRoleArn"],
} as const satisfies Partial<Record<keyof Destinations, readonly (keyof Destinations)[]>>;

type DestinationName = keyof typeof belongings;
const destinationNames = Object.keys(belongings) as DestinationName[];

export const destinationRules: readonly Rule<Destinations>[] = [
  {
    fields: destinationNames,
    check(inputs) {
      if (destinationNames.some((name) => inputs[name] !== undefined)) return undefined;
      const reason = `is required, unless there is another destination: ${destinationNames.slice(1).join(" or ")}`;
      return { property: "ossBucketName", reason };
    },
  },
  ...destinationNames.flatMap((name) =>
    belongings[name].map(
      (belonging): Rule<Destinations> => ({
        fields: [name, belonging],
        check(inputs) {
          if (inputs[belonging] === undefined || inputs[name] !== undefined) return undefined;
          const given = JSON.stringify(inputs[belonging]);
          return { property: belonging, reason: `must not be set without ${name}, but ${given} was given` };
        },
      }),
    ),
  ),
];

/** How an update says of a field that it is gone: what an absent one means is not documented. */
const removed = "";

/**
 * All destinations, together. A role that is not declared is left as the server has it: the one that `live` shows is sent
 * back, and for a new destination none, for which the server takes its own.
 */
export function destinationsToWire(desired: Destinations, live?: Destinations): Record<string, string | undefined> {
  const off = live === undefined ? undefined : removed;
  const role = (destination: DestinationName, name: keyof Destinations) =>
    desired[destination] === undefined ? off : (desired[name] ?? live?.[name]);
  return {
    OssBucketName: desired.ossBucketName ?? off,
    OssKeyPrefix: desired.ossKeyPrefix ?? off,
    OssWriteRoleArn: role("ossBucketName", "ossWriteRoleArn"),
    SlsProjectArn: desired.slsProjectArn ?? off,
    SlsWriteRoleArn: role("slsProjectArn", "slsWriteRoleArn"),
    MaxComputeProjectArn: desired.maxComputeProjectArn ?? off,
    MaxComputeWriteRoleArn: role("maxComputeProjectArn", "maxComputeWriteRoleArn"),
  };
}

export function destinationsFromWire(wire: Record<string, unknown>): Destinations {
  return {
    ossBucketName: textIn(wire, "OssBucketName"),
    ossKeyPrefix: textIn(wire, "OssKeyPrefix"),
    ossWriteRoleArn: textIn(wire, "OssWriteRoleArn"),
    slsProjectArn: textIn(wire, "SlsProjectArn"),
    slsWriteRoleArn: textIn(wire, "SlsWriteRoleArn"),
    maxComputeProjectArn: textIn(wire, "MaxComputeProjectArn"),
    maxComputeWriteRoleArn: textIn(wire, "MaxComputeWriteRoleArn"),
  };
}
