import { isRecord } from "../../core/fields/validation";
import { parseJsonObject } from "../../http/json";
import { MalformedAnswer } from "../../http/service";
import { parseXml, type XmlNode, xmlChildren, xmlElement, xmlText } from "../../http/xml";
import type { BucketProtection, Expiry, ProtectionPart } from "./bucket-protection";
import { allowsEverybody, statementsOf } from "./everybody";

type Part = Partial<BucketProtection>;

/** `publicBy` by what was granted to everybody. */
export const grantedToAll = (permissions: readonly string[]): Part => ({
  publicBy: permissions.length === 0 ? [] : [`its ACL, which grants everybody ${[...new Set(permissions)].join(", ")}`],
});

/** The grants of an ACL that is written as a list of them: COS and OBS. */
export function aclGrants(body: string, isEverybody: (grantee: XmlNode) => boolean): Part {
  const list = xmlElement(parseXml(body, "AccessControlPolicy"), "AccessControlList");
  if (list === undefined) throw new MalformedAnswer("the answer has no <AccessControlList>");
  const granted = xmlChildren(list, "Grant").flatMap((grant) => {
    const grantee = xmlElement(grant, "Grantee");
    if (grantee === undefined) throw new MalformedAnswer("the answer has a <Grant> without a <Grantee>");
    return isEverybody(grantee) ? [xmlText(grant, "Permission") || "access"] : [];
  });
  return grantedToAll(granted);
}

/** A policy as the clouds of object storages write it: a statement that allows everybody something, on no condition. */
function policyOf(body: string): Part {
  const statements = statementsOf(parseJsonObject(body));
  if (!statements.every(isRecord)) throw new MalformedAnswer("the policy has a statement that is not an object");
  return { publicBy: statements.some(allowsEverybody) ? ["its policy, which allows everybody something"] : [] };
}

/** `<ServerSideEncryption…><Rule><ApplyServerSideEncryptionByDefault>`; OSS has no rule around it. */
export function encryptionOf(body: string, root: string, hasRule: boolean): Part {
  const document = parseXml(body, root);
  const around = hasRule ? xmlElement(document, "Rule") : document;
  const applied = around === undefined ? undefined : xmlElement(around, "ApplyServerSideEncryptionByDefault");
  return { encrypted: applied !== undefined && Boolean(xmlText(applied, "SSEAlgorithm")) };
}

export const unencrypted = (...codes: string[]) => ({ codes, means: { encrypted: false } }) as const;
export const unlocked = (...codes: string[]) => ({ codes, means: { locked: false } }) as const;
export const withoutRules = (...codes: string[]) => ({ codes, means: { expiries: [] } }) as const;

function versioningOf(body: string): Part {
  return { versioned: xmlText(parseXml(body, "VersioningConfiguration"), "Status") === "Enabled" };
}

function objectLockOf(body: string): Part {
  return { locked: xmlText(parseXml(body, "ObjectLockConfiguration"), "ObjectLockEnabled") === "Enabled" };
}

/** When rules delete objects; COS has the prefix in a filter, with or without `And`. Rules for tagged objects are about no record. */
function expiriesOf(body: string): Part {
  const rules = xmlChildren(parseXml(body, "LifecycleConfiguration"), "Rule");
  return { expiries: rules.flatMap(expiryOf) };
}

function expiryOf(rule: XmlNode): Expiry[] {
  const filter = xmlElement(rule, "Filter");
  const inner = (filter && xmlElement(filter, "And")) ?? filter;
  const tagged = [rule, inner].some((node) => node !== undefined && node !== "" && xmlChildren(node, "Tag").length > 0);
  const expiration = xmlElement(rule, "Expiration");
  if (xmlText(rule, "Status") !== "Enabled" || expiration === undefined || tagged) return [];
  const prefix = xmlText(rule, "Prefix") ?? (inner === undefined ? "" : xmlText(inner, "Prefix")) ?? "";
  return expiry(
    prefix,
    xmlText(expiration, "Days"),
    ["Date", "CreatedBeforeDate"].some((name) => xmlText(expiration, name)),
  );
}

/** What is deleted on a day is kept for no time that could be promised. */
export function expiry(prefix: string, days: string | undefined, onDate: boolean): Expiry[] {
  if (days !== undefined && /^\d+$/.test(days)) return [{ prefix, days: Number(days) }];
  return onDate ? [{ prefix, days: 0 }] : [];
}

/** Parts that are the same on several clouds, but for the permission. */
export const policyPart = (permission: string): ProtectionPart => ({
  ...{ subresource: "policy", action: "GetBucketPolicy", permission, what: "the policy" },
  decode: policyOf,
  unset: { codes: ["NoSuchBucketPolicy"], means: { publicBy: [] } },
});

export const versioningPart = (permission: string): ProtectionPart => ({
  ...{ subresource: "versioning", action: "GetBucketVersioning", permission, what: "the versioning" },
  decode: versioningOf,
});

/** As COS and OBS write it. */
export const encryptionPart = (permission: string): ProtectionPart => ({
  ...{ subresource: "encryption", action: "GetBucketEncryption", permission, what: "the encryption" },
  decode: (body) => encryptionOf(body, "ServerSideEncryptionConfiguration", true),
  unset: unencrypted("NoSuchEncryptionConfiguration"),
});

export const objectLockPart = (permission: string): ProtectionPart => ({
  ...{ subresource: "object-lock", action: "GetBucketObjectLock", permission, what: "the object lock" },
  decode: objectLockOf,
  // Which of the two it is, is not documented.
  unset: unlocked("ObjectLockConfigurationNotFoundError", "NoSuchObjectLockConfiguration"),
});

export const lifecyclePart = (permission: string, unsetCode: string): ProtectionPart => ({
  ...{ subresource: "lifecycle", action: "GetBucketLifecycle", permission, what: "the lifecycle rules" },
  decode: expiriesOf,
  unset: withoutRules(unsetCode),
});
