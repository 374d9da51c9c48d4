import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { choice, field } from "../../../core/fields/field";
import { destination, protection, redirected } from "../../../core/fields/weakening";
import { textIn } from "../../../http/members";
import { regionField } from "../regions";

/** Where a trail delivers, under the vendor's names: https://www.volcengine.com/docs/7015/166043 */

const largestAccount = 2n ** 63n - 1n;

/** A number of 64 bits on the wire, which a JavaScript number does not hold. */
const accountField = z
  .string()
  .regex(/^[1-9]\d*$/, "must be the number of an account as text, such as 2100000001")
  .refine((text) => !/^\d+$/.test(text) || BigInt(text) <= largestAccount, "must be at most 9223372036854775807");

const roleField = z
  .string()
  .regex(/^trn:iam::\d+:role\/[^\s/]+$/, "must be a role such as trn:iam::<account>:role/<name>");

const text = z.string().min(1).optional();

export const destinationFields = {
  tosBucketName: field(
    z
      .string()
      .min(3)
      .max(63)
      .regex(
        /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
        "must be a bucket's name, of a-z, 0-9 and hyphens, without one at its ends",
      )
      .optional(),
    {
      doc: "The bucket of TOS that files are delivered to. CloudTrail seems to create a missing bucket, and to keep it when the trail is deleted.",
      weakens: destination,
    },
  ),
  tosBucketRegion: field(regionField.optional(), {
    doc: "The region of the bucket, which may be another one than `region`.",
    weakens: redirected,
  }),
  tosKeyPrefix: field(text, { doc: "The prefix of the delivered files." }),
  tosBucketProject: field(text, {
    doc: "The IAM project that the bucket belongs to. CloudTrail never returns it, so its drift does not show.",
    notReturned: true,
  }),
  tosAccountId: field(accountField.optional(), {
    doc: "The account that owns the bucket, if it is another one: a number as text.",
    weakens: redirected,
  }),
  tosWriteRoleTrn: field(roleField.optional(), {
    doc: "The role of that account by which CloudTrail writes to the bucket.",
    serverFilled: true,
  }),
  tosSseAlgorithm: field(choice({ AES256: "A key of TOS.", kms: "A key of KMS." }).optional(), {
    doc: "How delivered files are encrypted.",
    weakens: protection("delivered files are no longer encrypted by the trail"),
  }),
  tosSseKmsKeyId: field(text, {
    doc: "The key of KMS; only with `tosSseAlgorithm: kms`.",
    weakens: protection("delivered files are no longer encrypted by this key"),
  }),
  tlsProjectName: field(text, {
    doc: "The project of the log service TLS that events are delivered to.",
    weakens: destination,
  }),
  tlsProjectRegion: field(regionField.optional(), {
    doc: "The region of the project.",
    weakens: redirected,
  }),
  tlsTopicName: field(text, { doc: "The topic of the project.", weakens: redirected }),
  tlsProjectTopicProject: field(text, {
    doc: "The IAM project that project and topic belong to. CloudTrail never returns it, so its drift does not show.",
    notReturned: true,
  }),
  tlsAccountId: field(accountField.optional(), {
    doc: "The account that owns the project, if it is another one: a number as text.",
    weakens: redirected,
  }),
  tlsWriteRoleTrn: field(roleField.optional(), {
    doc: "The role of that account by which CloudTrail writes to the project.",
    serverFilled: true,
  }),
};

const destinations = z.object(destinationFields);
export type Destinations = z.output<typeof destinations>;
type Name = keyof Destinations & string;

const needs = (one: Name, other: Name): Rule<Destinations> => ({
  fields: [one, other],
  check(inputs) {
    if (inputs[one] === undefined || inputs[other] !== undefined) return undefined;
    return {
      property: other,
      reason: `is required with ${one}, and ${JSON.stringify(inputs[one])} was given for that`,
    };
  },
});
const together = (...names: readonly Name[]) =>
  names.flatMap((one) => names.filter((other) => other !== one).map((other) => needs(one, other)));

export const destinationRules: readonly Rule<Destinations>[] = [
  {
    fields: ["tosBucketName", "tlsProjectName"],
    check({ tosBucketName, tlsProjectName }) {
      if (tosBucketName !== undefined || tlsProjectName !== undefined) return undefined;
      return { property: "tosBucketName", reason: "is required, unless there is another destination: tlsProjectName" };
    },
  },
  ...together("tosBucketName", "tosBucketRegion"),
  ...together("tlsProjectName", "tlsProjectRegion", "tlsTopicName"),
  ...together("tosAccountId", "tosWriteRoleTrn"),
  ...together("tlsAccountId", "tlsWriteRoleTrn"),
  ...(["tosKeyPrefix", "tosBucketProject", "tosAccountId", "tosSseAlgorithm"] as const).map((one) =>
    needs(one, "tosBucketName"),
  ),
  ...(["tlsProjectTopicProject", "tlsAccountId"] as const).map((one) => needs(one, "tlsProjectName")),
  {
    fields: ["tosSseKmsKeyId", "tosSseAlgorithm"],
    check({ tosSseKmsKeyId: key, tosSseAlgorithm: algorithm }) {
      if (key === undefined || algorithm === "kms") return undefined;
      const given = algorithm === undefined ? "none" : JSON.stringify(algorithm);
      return {
        property: "tosSseKmsKeyId",
        reason: `must not be set unless tosSseAlgorithm is "kms", but ${given} was given`,
      };
    },
  },
];

/** The names on the wire. */
const wireNames: Readonly<Record<Name, string>> = {
  tosBucketName: "TosBucketName",
  tosBucketRegion: "TosBucketRegion",
  tosKeyPrefix: "TosKeyPrefix",
  tosBucketProject: "TosBucketProject",
  tosAccountId: "TosAccountId",
  tosWriteRoleTrn: "TosWriteRoleTrn",
  tosSseAlgorithm: "TosSSEAlgorithm",
  tosSseKmsKeyId: "TosSSEKMSKeyID",
  tlsProjectName: "TlsProjectName",
  tlsProjectRegion: "TlsProjectRegion",
  tlsTopicName: "TlsTopicName",
  tlsProjectTopicProject: "TlsProjectTopicProject",
  tlsAccountId: "TlsAccountId",
  tlsWriteRoleTrn: "TlsWriteRoleTrn",
};
const names = Object.keys(wireNames) as Name[];

/** An account is a number on the wire, which has no empty text. */
const nothing = (name: Name) => (name.endsWith("AccountId") ? "0" : "");

/**
 * All destinations, together. What the trail has and the declaration does not is taken away by an empty text: what an absent
 * parameter means is not documented. A role that is not declared stays as the server has it, unless its account goes.
 */
export function destinationsToWire(desired: Destinations, live: Destinations = {}): Record<string, string | undefined> {
  const kept: Destinations = {
    ...desired,
    tosWriteRoleTrn: desired.tosWriteRoleTrn ?? ownRole(desired.tosBucketName, live.tosAccountId, live.tosWriteRoleTrn),
    tlsWriteRoleTrn:
      desired.tlsWriteRoleTrn ?? ownRole(desired.tlsProjectName, live.tlsAccountId, live.tlsWriteRoleTrn),
  };
  const value = (name: Name) => kept[name] ?? (live[name] === undefined ? undefined : nothing(name));
  return Object.fromEntries(names.map((name) => [wireNames[name], value(name)]));
}

function ownRole(where: string | undefined, account: string | undefined, role: string | undefined) {
  return where !== undefined && account === undefined ? role : undefined;
}

/** An account that is not set is told as nothing, as an empty text, or as 0. */
export function destinationsFromWire(wire: Record<string, unknown>): Destinations {
  const told = names.map((name) => {
    const value = textIn(wire, wireNames[name]);
    return [name, name.endsWith("AccountId") && value === "0" ? undefined : value];
  });
  return Object.fromEntries(told) as Destinations;
}
