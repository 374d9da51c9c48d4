import { parseXml, type XmlNode, xmlChildren, xmlText } from "./xml";

/** The ids of the lifecycle rules of which a transition is as `matches` says; COS and OSS write their rules alike. */
export function lifecycleRulesWith(body: string, matches: (transition: XmlNode) => boolean): string[] {
  const rules = xmlChildren(parseXml(body, "LifecycleConfiguration"), "Rule");
  const transitions = (rule: XmlNode) =>
    ["Transition", "NoncurrentVersionTransition"].flatMap((name) => xmlChildren(rule, name));
  return rules
    .filter((rule) => transitions(rule).some(matches))
    .map((rule) => xmlText(rule, "ID") || "(a rule without an id)");
}
