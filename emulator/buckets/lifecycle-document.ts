import { own, setOwn } from "../wire/own";
import { isRecord, node, parseXml, writeXml, type XmlElement, type XmlNode } from "../wire/xml";
import type { LifecycleRule, LifecycleValue } from "./bucket";

const root = "LifecycleConfiguration";
const maximumRules = 1000;

export function writeLifecycle(rules: readonly LifecycleRule[]): string {
  return writeXml(
    node(
      root,
      rules.map((rule) => node("Rule", members(rule))),
    ),
  );
}

/** Undefined when it is not a lifecycle document of 1 to 1000 rules, each with a proper Status and its own ID. */
export function readLifecycle(body: string): LifecycleRule[] | undefined {
  const document = parseXml(body);
  if (document?.name !== root || document.children.some(({ name }) => name !== "Rule")) return undefined;
  const rules = document.children.map(toValue).filter(isRule);
  const ids = rules.flatMap(({ ID }) => (typeof ID === "string" && ID !== "" ? [ID] : []));
  const proper =
    rules.length === document.children.length &&
    rules.length >= 1 &&
    rules.length <= maximumRules &&
    rules.every(({ Status }) => Status === "Enabled" || Status === "Disabled") &&
    new Set(ids).size === ids.length;
  return proper ? rules : undefined;
}

/** A rule's elements of one name, however often they stand there. */
export function elementsOf(rule: LifecycleRule, name: string): LifecycleRule[] {
  const value = own(rule, name);
  return (Array.isArray(value) ? value : [value]).filter(isRule);
}

export function isRule(value: LifecycleValue | undefined): value is LifecycleRule {
  return isRecord(value);
}

function members(rule: LifecycleRule): XmlNode[] {
  return Object.entries(rule).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) =>
      node(name, typeof one === "string" ? one : isRule(one) ? members(one) : ""),
    ),
  );
}

function toValue(element: XmlElement): LifecycleValue {
  if (element.children.length === 0) return element.text;
  const value: LifecycleRule = {};
  for (const child of element.children) {
    const earlier = own(value, child.name);
    const one = toValue(child);
    const all = Array.isArray(earlier) ? [...earlier, one] : [earlier ?? one, one];
    setOwn(value, child.name, earlier === undefined ? one : all);
  }
  return value;
}
