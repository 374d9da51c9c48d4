import { XMLParser, XMLValidator } from "fast-xml-parser";
import { isRecord } from "../core/validation";
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
 * answer of the services that we call.
 */
export function parseXml(text: string, root: string): XmlNode {
  if (text.trim() === "") throw new MalformedAnswer(`the answer is empty, where <${root}> was expected`);
  if (/<!DOCTYPE/i.test(text)) throw new MalformedAnswer("the answer is XML with a DOCTYPE, which is refused");
  if (XMLValidator.validate(text) !== true)
    throw new MalformedAnswer(`the answer is not XML, where <${root}> was expected`);
  const document: Record<string, unknown> = parser.parse(text);
  const found = Object.keys(document).filter((name) => !name.startsWith("?"));
  if (!(root in document))
    throw new MalformedAnswer(`the answer is <${found.join(">, <")}>, where <${root}> was expected`);
  return document[root] as XmlNode;
}

/** The text of the child `name`: `""` for an empty element, `undefined` when there is none. */
export function xmlText(node: XmlNode, name: string): string | undefined {
  const child = isRecord(node) ? node[name] : undefined;
  return typeof child === "string" ? child.trim() : undefined;
}

/** Every child `name`, whether there are none, one or several. */
export function xmlChildren(node: XmlNode, name: string): readonly XmlNode[] {
  const child = isRecord(node) ? node[name] : undefined;
  if (child === undefined || child === "") return [];
  return (Array.isArray(child) ? child : [child]) as readonly XmlNode[];
}
