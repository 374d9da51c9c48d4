import type { Policy } from "../../../kinds/cloud";

/** A policy of Cloud Access Management: https://www.tencentcloud.com/document/product/598/10603 */
export const tencentPolicies = (permissions: readonly string[]): Policy[] => [
  {
    name: "access-audit",
    document: {
      version: "2.0",
      statement: [{ effect: "allow", action: permissions, resource: ["*"] }],
    },
  },
];
