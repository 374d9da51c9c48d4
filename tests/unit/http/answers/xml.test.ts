import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MalformedAnswer } from "../../../../provider/http/service";
import {
  parseXml,
  type XmlNode,
  xmlChildren,
  xmlElement,
  xmlHint,
  xmlList,
  xmlText,
} from "../../../../provider/http/xml";

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
    [
      "elements a thousand deep",
      `<${root}>${"<a>".repeat(1000)}${"</a>".repeat(1000)}</${root}>`,
      "the answer is XML that is refused, where <AccessMonitorConfiguration> was expected",
    ],
    [
      "a name of JavaScript's own",
      `<${root}><constructor>1</constructor></${root}>`,
      "the answer is XML that is refused",
    ],
  ])("refuses %s as an answer that is none", (_, text, message) => {
    const refusal = expect(() => parseXml(text, root));
    refusal.toThrow(MalformedAnswer);
    refusal.toThrow(message);
  });

  it("keeps digits as text, and replaces the five entities alone", () => {
    const node = parseXml("<r><Name>007</Name><M>a &amp; b &lt;c&gt;</M></r>", "r");
    expect(xmlText(node, "Name")).toBe("007");
    expect(xmlText(node, "M")).toBe("a & b <c>");
  });
});

describe("the children", () => {
  const read = (text: string) => parseXml(text, "r");

  it("are a list of one, several or none", () => {
    expect(xmlChildren(read("<r><b><n>1</n></b></r>"), "b")).toHaveLength(1);
    expect(xmlChildren(read("<r><b><n>1</n></b><b><n>2</n></b></r>"), "b")).toHaveLength(2);
    expect(xmlChildren(read("<r><b></b></r>"), "b")).toEqual([""]);
    expect(xmlChildren(read("<r/>"), "b")).toEqual([]);
  });

  it.each<[string, (node: XmlNode) => unknown, string]>([
    ["<r><s>on</s><s>off</s></r>", (node) => xmlText(node, "s"), "several <s>, where one was expected"],
    ["<r><s/><s/></r>", (node) => xmlText(node, "s"), "several <s>, where one was expected"],
    ["<r><s><t>on</t></s></r>", (node) => xmlText(node, "s"), "elements in <s>, where text was expected"],
    ["<r>on</r>", (node) => xmlText(node, "s"), "text where elements such as <s> were expected"],
    ["<r>on<s>off</s></r>", (node) => xmlText(node, "s"), "text where elements such as <s> were expected"],
    ["<r><l/><l/></r>", (node) => xmlElement(node, "l"), "several <l>"],
    ["<r/>", (node) => xmlList(node, "l", "i"), "no <l>"],
    ["<r><l>none</l></r>", (node) => xmlList(node, "l", "i"), "text where elements such as <i> were expected"],
    ["<r><l><i/><j/></l></r>", (node) => xmlList(node, "l", "i"), "<j> in <l>"],
  ])("of %s are none that can be read", (text, take, message) => {
    const taking = expect(() => take(read(text)));
    taking.toThrow(MalformedAnswer);
    taking.toThrow(`the answer has ${message}`);
  });

  it("of a list may be none", () => {
    expect(xmlList(read("<r><l/></r>"), "l", "i")).toEqual([]);
    expect(xmlList(read("<r><l></l></r>"), "l", "i")).toEqual([]);
    expect(xmlList(read("<r><l><i>1</i><i/></l></r>"), "l", "i")).toEqual(["1", ""]);
  });

  it("of a failure tell what they can", () => {
    expect(xmlHint(read("<r><Code>A</Code><Code>B</Code></r>"), "Code")).toBe("A");
    expect(xmlHint(read("<r><Code><a>1</a></Code></r>"), "Code")).toBeUndefined();
    expect(xmlHint(read("<r>text</r>"), "Code")).toBeUndefined();
  });
});

describe("whatever is answered", () => {
  const piece = fc.constantFrom(
    ..."<r> </r> <r/> <Status> </Status> Enabled & &amp; &#x41; &#99999999; <!-- --> <![CDATA[ ]]> <?xml ?> < > / = a:r".split(
      " ",
    ),
    '<r x="y">',
  );
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.array(piece).map((parts) => parts.join("")),
  );

  it("is read, or refused as an answer that is none", () => {
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const node = parseXml(text, "r");
          expect(text).toContain("r");
          xmlHint(node, "Status");
          xmlText(node, "Status");
          xmlList(node, "Status", "Status");
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedAnswer);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
