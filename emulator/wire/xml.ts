import { XMLParser, XMLValidator } from "fast-xml-parser";

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The character data directly below, as it stands. */
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

/** Undefined when it is not one well-formed document. A DOCTYPE is refused: it could bring entities. */
export function parseXml(text: string): XmlElement | undefined {
  if (/<!DOCTYPE/i.test(text) || XMLValidator.validate(text) !== true) return undefined;
  const elements = readElements(parsed(text)).elements;
  return elements.length === 1 ? elements[0] : undefined;
}

/** The parser refuses what could become more than data, such as an element `constructor`. */
function parsed(text: string): unknown {
  try {
    return parser.parse(text);
  } catch {
    return undefined;
  }
}

function readElements(nodes: unknown): { elements: XmlElement[]; text: string } {
  const elements: XmlElement[] = [];
  let text = "";
  for (const node of Array.isArray(nodes) ? nodes : []) {
    if (!isRecord(node)) continue;
    for (const [name, content] of Object.entries(node)) {
      if (name === "#text") text += String(content);
      else if (name !== ":@") elements.push(readElement(name, content, node[":@"]));
    }
  }
  return { elements, text };
}

function readElement(name: string, content: unknown, attributes: unknown): XmlElement {
  const { elements, text } = readElements(content);
  const named = isRecord(attributes) ? Object.entries(attributes).map(([key, value]) => [key, String(value)]) : [];
  return { name, attributes: Object.fromEntries(named), children: elements, text };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export interface XmlNode {
  readonly name: string;
  readonly content: string | readonly XmlNode[];
}

export function node(name: string, content: string | readonly XmlNode[] = ""): XmlNode {
  return { name, content };
}

export function writeXml({ name, content }: XmlNode): string {
  if (content.length === 0) return `<${name}/>`;
  return `<${name}>${typeof content === "string" ? escapeXml(content) : content.map(writeXml).join("")}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
