import { code, table } from "./markdown.mts";
import { required } from "./provider.mts";

/** What the commands and the policies of the pack find. */
export function findingsPage(): string {
  const levels = new Map(required.policies.policies.map((one) => [one.name, String(one.enforcementLevel ?? "")]));
  const parts = Object.entries(required.findings).flatMap(([who, kinds]) => [
    `## Findings of ${who}`,
    table([
      ["id", "severity", "what", "risk", "repair", "controls"],
      ...Object.entries(kinds).map(([id, { severity, what, risk, repair, controls }]) => [
        `[${code(id)}](rules/${id}.md)`,
        severity,
        what,
        risk,
        repair,
        controls.join(", "),
      ]),
    ]),
  ]);
  return [
    "# Findings and policies",
    "Ids are stable: pipelines and ignore files name them. The severity of a finding of `drift` and `review` is the gravest that it may have. NIST is SP 800-53, revision 5.",
    ...parts,
    "## Controls",
    "What each named control is, and what of it is really tested. For each of its rules, and on each cloud that it names, a test has a case that violates it and one that does not. CIS Alibaba is the CIS Alibaba Cloud Foundation Benchmark, whose versions 1.0 and 2.0 number these alike; its source here is a public implementation. CIS Huawei is the CIS Huawei Cloud Foundations Benchmark 1.0, as Prowler numbers it. MLPS 2.0 level 3 stands for the rules of Alibaba Cloud's own pre-check. The text of GB/T 22239-2019 is not public, so none of its clauses is claimed. Config of Huawei Cloud [lists a conformance package](https://support.huaweicloud.com/intl/en-us/usermanual-rms/rms_13_6001.html) for level 3 of MLPS 2.0. The table that says which of its rules are for which clause was looked for and not found, so no MLPS is claimed on Huawei Cloud. Tencent Cloud and Volcengine have no published rules that we know of, so none is claimed there.",
    table([
      ["control", "title", "clouds", "tested by", "what is tested"],
      ...Object.entries(required.controls).map(([id, { title, source, clouds, rules, tested }]) => [
        `[${id}](${source})`,
        title,
        clouds === undefined ? "any" : clouds.map(code).join(", "),
        rules.map(code).join(", "),
        tested,
      ]),
    ]),
    "## Levels of the policies",
    table([["policy", "level"], ...[...levels].map(([name, level]) => [code(name), level])]),
  ].join("\n\n");
}
