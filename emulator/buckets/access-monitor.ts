import { node, parseXml, writeXml } from "../wire/xml";
import type { AccessMonitorForm } from "./bucket";

const root = "AccessMonitorConfiguration";

/** COS and OSS share the document: `<AccessMonitorConfiguration><Status>…</Status></AccessMonitorConfiguration>`. */
export function writeAccessMonitor(form: Exclude<AccessMonitorForm, "notFoundConfiguration">): string {
  switch (form) {
    case "Enabled":
    case "Disabled":
      return `<${root}>\n  <Status>${form}</Status>\n</${root}>`;
    case "unset":
      return `<${root}/>`;
    case "emptyStatus":
      return `<${root}><Status/></${root}>`;
    case "emptyBody":
      return "";
    case "foreign":
      return writeXml(node("VersioningConfiguration", [node("Status", "Enabled")]));
  }
}

/** Undefined for anything but the document with exactly one Status, written exactly `Enabled` or `Disabled`. */
export function readAccessMonitor(body: string): "Enabled" | "Disabled" | undefined {
  const document = parseXml(body);
  if (document?.name !== root || document.text.trim() !== "") return undefined;
  const [status, ...more] = document.children;
  if (status?.name !== "Status" || more.length > 0 || status.children.length > 0) return undefined;
  return status.text === "Enabled" || status.text === "Disabled" ? status.text : undefined;
}
