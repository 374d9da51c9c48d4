import type { Policy } from "../../../kinds/cloud";

/** A policy of Resource Access Management: https://www.alibabacloud.com/help/en/ram/user-guide/policy-structure-and-syntax */
export const alibabaPolicies = (permissions: readonly string[]): Policy[] => [
  {
    name: "access-audit",
    document: {
      Version: "1",
      Statement: [{ Effect: "Allow", Action: permissions, Resource: "*" }],
    },
  },
];
