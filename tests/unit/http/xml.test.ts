import { describe, expect, it } from "vitest";
import { parseXml, xmlChildren, xmlText } from "../../../provider/http/xml";

const root = "AccessMonitorConfiguration";

describe("parseXml", () => {
  it.each([
    ["plain", `<${root}><Status>Enabled</Status></${root}>`],
    [
      "with a declaration and blanks",
      `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n  <Status> Enabled </Status>\n</${root}>`,
    ],
    ["with a default namespace", `<${root} xmlns="http://example.com/"><Status>Enabled</Status></${root}>`],
  ])("reads a status %s", (_, text) => expect(xmlText(parseXml(text, root), "Status")).toBe("Enabled"));

  it("tells an empty element from none", () => {
    expect(xmlText(parseXml(`<${root}><Status/></${root}>`, root), "Status")).toBe("");
    expect(xmlText(parseXml(`<${root}/>`, root), "Status")).toBeUndefined();
  });

  it.each([
    ["nothing", "", "the answer is empty, where <AccessMonitorConfiguration> was expected"],
    [
      "a page",
      "<html><body>502</body></html>",
      "the answer is <html>, where <AccessMonitorConfiguration> was expected",
    ],
    ["half a document", `<${root}><Status>`, "the answer is not XML, where <AccessMonitorConfiguration> was expected"],
    ["a DOCTYPE", `<!DOCTYPE x [<!ENTITY e "x">]><${root}/>`, "the answer is XML with a DOCTYPE, which is refused"],
  ])("refuses %s", (_, text, message) => expect(() => parseXml(text, root)).toThrow(message));

  it("keeps digits as text, and replaces the five entities alone", () => {
    const node = parseXml("<r><Name>007</Name><M>a &amp; b &lt;c&gt;</M></r>", "r");
    expect(xmlText(node, "Name")).toBe("007");
    expect(xmlText(node, "M")).toBe("a & b <c>");
  });

  it("gives one, several or no children as a list", () => {
    expect(xmlChildren(parseXml("<r><b><n>1</n></b></r>", "r"), "b")).toHaveLength(1);
    expect(xmlChildren(parseXml("<r><b><n>1</n></b><b><n>2</n></b></r>", "r"), "b")).toHaveLength(2);
    expect(xmlChildren(parseXml("<r><b></b></r>", "r"), "b")).toEqual([]);
  });
});
