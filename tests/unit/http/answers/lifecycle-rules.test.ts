import { describe, expect, it } from "vitest";
import { lifecycleRulesWith } from "../../../../provider/http/lifecycle-rules";
import { xmlText } from "../../../../provider/http/xml";

const byAccess = (rules: string) =>
  lifecycleRulesWith(
    `<LifecycleConfiguration>${rules}</LifecycleConfiguration>`,
    (one) => xmlText(one, "ByAccess") === "true",
  );
const matching = "<ByAccess>true</ByAccess>";

describe("the rules with a transition", () => {
  it.each([
    ["none", "", []],
    ["of another sort", "<Rule><ID>a</ID><Transition><Days>1</Days></Transition></Rule>", []],
    ["none, in a rule that expires", "<Rule><ID>a</ID><Expiration><Days>1</Days></Expiration></Rule>", []],
    ["of a current version", `<Rule><ID>a</ID><Transition>${matching}</Transition></Rule>`, ["a"]],
    [
      "of a former version",
      `<Rule><ID>a</ID><NoncurrentVersionTransition>${matching}</NoncurrentVersionTransition></Rule>`,
      ["a"],
    ],
    [
      "beside another",
      `<Rule><ID>a</ID><Transition><Days>1</Days></Transition><Transition>${matching}</Transition></Rule>`,
      ["a"],
    ],
    ["without an id", `<Rule><Transition>${matching}</Transition></Rule>`, ["(a rule without an id)"]],
    ["with an empty id", `<Rule><ID/><Transition>${matching}</Transition></Rule>`, ["(a rule without an id)"]],
    [
      "in two rules of three",
      `<Rule><ID>a</ID><Transition>${matching}</Transition></Rule><Rule><ID>b</ID></Rule><Rule><ID>c</ID><Transition>${matching}</Transition></Rule>`,
      ["a", "c"],
    ],
  ])("%s", (_, rules, ids) => expect(byAccess(rules)).toEqual(ids));

  it("are not read from another document", () =>
    expect(() => lifecycleRulesWith("<Rules/>", () => true)).toThrow("where <LifecycleConfiguration> was expected"));
});
