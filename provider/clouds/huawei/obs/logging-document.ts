import { MalformedAnswer } from "../../../http/service";
import { escapeXml, parseXml, type XmlNode, xmlChildren, xmlElement, xmlText } from "../../../http/xml";
import type { BucketLog } from "../../../kinds/bucket-access-log";

const root = "BucketLoggingStatus";

/** Who may do what with the log files. `group` is one that only a reading has: it is kept, and cannot be declared. */
export interface Grant {
  readonly accountId?: string | undefined;
  readonly everyone?: boolean | undefined;
  readonly group?: string;
  readonly permission: string;
}

const element = (name: string, text: unknown) =>
  typeof text === "string" && text !== "" ? `<${name}>${escapeXml(text)}</${name}>` : "";

/** https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0032.html. The agency stands outside of what is enabled. */
export function toWire({ status, agency, targetBucket, targetPrefix, targetGrants }: BucketLog): string {
  if (status === "Disabled") return `<${root}></${root}>`;
  const grants = Array.isArray(targetGrants) ? (targetGrants as Grant[]).map(grantToWire).join("") : "";
  const target = element("TargetBucket", targetBucket) + element("TargetPrefix", targetPrefix);
  const granted = grants === "" ? "" : `<TargetGrants>${grants}</TargetGrants>`;
  return `<${root}>${element("Agency", agency)}<LoggingEnabled>${target}${granted}</LoggingEnabled></${root}>`;
}

function grantToWire({ accountId, everyone, group, permission }: Grant): string {
  const grantee = everyone ? element("Canned", "Everyone") : element("Canned", group) || element("ID", accountId);
  return `<Grant><Grantee>${grantee}</Grantee>${element("Permission", permission)}</Grant>`;
}

/** Never configured and switched off look the same, and an agency alone is off too. */
export function fromWire(body: string): BucketLog {
  const document = parseXml(body, root);
  const enabled = xmlElement(document, "LoggingEnabled");
  const agency = xmlText(document, "Agency");
  const isForeign = typeof document !== "string" && Object.keys(document).some((name) => !parts.has(name));
  if (enabled === undefined && isForeign) throw new MalformedAnswer("the answer has no <LoggingEnabled>");
  const targetBucket = enabled === undefined ? undefined : xmlText(enabled, "TargetBucket");
  if (enabled === undefined || !targetBucket) return { status: "Disabled" };
  const listed = xmlElement(enabled, "TargetGrants");
  const targetGrants = listed === undefined ? [] : xmlChildren(listed, "Grant").map(grantFromWire);
  return {
    status: "Enabled",
    targetBucket,
    targetPrefix: xmlText(enabled, "TargetPrefix") ?? "",
    ...(agency ? { agency } : {}),
    ...(targetGrants.length > 0 ? { targetGrants } : {}),
  };
}

const parts = new Set(["Agency", "LoggingEnabled", "#text"]);

function grantFromWire(grant: XmlNode): Grant {
  const grantee = xmlElement(grant, "Grantee") ?? "";
  const [accountId, group] = [xmlText(grantee, "ID"), xmlText(grantee, "Canned")];
  const permission = xmlText(grant, "Permission");
  if (!permission || (!accountId && !group)) throw new MalformedAnswer("a grant has no grantee or no permission");
  if (group === "Everyone") return { everyone: true, permission };
  return group ? { group, permission } : { accountId, permission };
}
