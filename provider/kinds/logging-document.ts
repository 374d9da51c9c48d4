import { MalformedAnswer } from "../http/service";
import { escapeXml, parseXml, type XmlNode, xmlElement, xmlText } from "../http/xml";
import type { BucketLog } from "./bucket-access-log";

const root = "BucketLoggingStatus";

/** The fields of the document, each with its element, in the order in which the vendor's SDK writes them. */
export type LogElements = Readonly<Record<string, string>>;

/** The document of `?logging` in XML: empty for off. Fields that have no value are left out. */
export function loggingXml(elements: LogElements, log: BucketLog): string {
  if (log.status === "Disabled") return `<${root}></${root}>`;
  const children = Object.entries(elements).flatMap(([name, element]) => {
    const value = log[name];
    return typeof value === "string" && value !== "" ? [`<${element}>${escapeXml(value)}</${element}>`] : [];
  });
  return `<${root}><LoggingEnabled>${children.join("")}</LoggingEnabled></${root}>`;
}

/** Never configured and switched off look the same: an empty root, or no target. Children of another sort are something else. */
export function loggingOf(elements: LogElements, body: string): BucketLog {
  const document = parseXml(body, root);
  const enabled = xmlElement(document, "LoggingEnabled");
  if (enabled === undefined && isFilled(document)) throw new MalformedAnswer(`the answer has no <LoggingEnabled>`);
  const targetBucket = enabled === undefined ? "" : xmlText(enabled, "TargetBucket");
  if (!targetBucket) return { status: "Disabled" };
  const told = Object.entries(elements).flatMap(([name, element]) => {
    const value = xmlText(enabled ?? "", element);
    return value ? [[name, value]] : [];
  });
  return { status: "Enabled", targetPrefix: "", ...Object.fromEntries(told) };
}

function isFilled(document: XmlNode): boolean {
  return typeof document !== "string" && Object.keys(document).length > 0;
}
