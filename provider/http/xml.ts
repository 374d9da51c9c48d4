import { XMLParser, XMLValidator } from "fast-xml-parser";
import { isRecord } from "../core/fields/validation";
import { MalformedAnswer } from "./service";

/** An element's children: text, further elements, or several of one name. */
export type XmlNode = string | { readonly [name: string]: XmlNode | readonly XmlNode[] };

// Values stay text (a bucket may be called 007); entities beyond the five of XML are not replaced.
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: true,
  removeNSPrefix: true,
});

/**
 * The children of the root element `root`. A document with another root, with a DOCTYPE, or without well-formed XML is no
 * answer of the services that we call, nor is one that the parser refuses, such as one of a hundred elements in each other.
 */
export function parseXml(text: string, root: string): XmlNode {
  if (text.trim() === "") throw new MalformedAnswer(`the answer is empty, where <${root}> was expected`);
  if (/<!DOCTYPE/i.test(text)) throw new MalformedAnswer("the answer is XML with a DOCTYPE, which is refused");
  const document = parsed(text, root);
  const found = Object.keys(document).filter((name) => !name.startsWith("?"));
  if (!Object.hasOwn(document, root))
    throw new MalformedAnswer(`the answer is <${found.join(">, <")}>, where <${root}> was expected`);
  return document[root] as XmlNode;
}

function parsed(text: string, root: string): Record<string, unknown> {
  try {
    if (XMLValidator.validate(text) === true) return parser.parse(text);
  } catch (cause) {
    throw new MalformedAnswer(`the answer is XML that is refused, where <${root}> was expected`, { cause });
  }
  throw new MalformedAnswer(`the answer is not XML, where <${root}> was expected`);
}

/** Text as it stands in an element. */
export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The text of the child `name`: `""` for an empty element, `undefined` when there is none. Two of them say nothing. */
export function xmlText(node: XmlNode, name: string): string | undefined {
  const child = xmlElement(node, name);
  if (child === undefined || typeof child === "string") return child?.trim();
  throw new MalformedAnswer(`the answer has elements in <${name}>, where text was expected`);
}

/** The child `name`, or `undefined` when there is none. */
export function xmlElement(node: XmlNode, name: string): XmlNode | undefined {
  const [child, ...others] = xmlChildren(node, name);
  if (others.length > 0) throw new MalformedAnswer(`the answer has several <${name}>, where one was expected`);
  return child;
}

/** Every child `name`, whether there are none, one or several. */
export function xmlChildren(node: XmlNode, name: string): readonly XmlNode[] {
  const text = typeof node === "string" ? node : (node["#text"] ?? "");
  if (text !== "") throw new MalformedAnswer(`the answer has text where elements such as <${name}> were expected`);
  const child = typeof node !== "string" && Object.hasOwn(node, name) ? node[name] : undefined;
  if (child === undefined) return [];
  return Array.isArray(child) ? child : [child as XmlNode];
}

/** The children `item` of the child `list`, which may be empty, but neither absent nor a list of something else. */
export function xmlList(node: XmlNode, list: string, item: string): readonly XmlNode[] {
  const found = xmlElement(node, list);
  if (found === undefined) throw new MalformedAnswer(`the answer has no <${list}>`);
  const foreign = isRecord(found) ? Object.keys(found).find((name) => name !== item && name !== "#text") : undefined;
  if (foreign !== undefined) throw new MalformedAnswer(`the answer has <${foreign}> in <${list}>`);
  return xmlChildren(found, item);
}

/** What a failure says in its first child `name`, as far as it can be read: a failure is told in any case. */
export function xmlHint(node: XmlNode, name: string): string | undefined {
  const first = isRecord(node) && Object.hasOwn(node, name) ? [node[name]].flat()[0] : undefined;
  return typeof first === "string" ? first.trim() : undefined;
}
