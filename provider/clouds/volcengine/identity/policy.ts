import type { Policy } from "../../../kinds/cloud";

/** A policy of Identity and Access Management: https://www.volcengine.com/docs/6257/65044 */
export const volcenginePolicies = (permissions: readonly string[]): Policy[] => [
  {
    name: "access-audit",
    document: { Statement: [{ Effect: "Allow", Action: permissions, Resource: ["*"] }] },
  },
];
