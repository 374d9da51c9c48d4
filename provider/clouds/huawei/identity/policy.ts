import type { Policy } from "../../../kinds/cloud";

/** Services that are the same in all regions. */
const globalServices = ["iam", "obs"];

/**
 * Custom policies of Identity and Access Management: https://support.huaweicloud.com/intl/en-us/usermanual-iam/iam_01_0017.html
 * One policy cannot have both global services and those of a region's project.
 */
export function huaweiPolicies(permissions: readonly string[]): Policy[] {
  const isGlobal = (name: string) => globalServices.includes(name.split(":")[0] ?? "");
  const parts = [
    { name: "access-audit-global", note: "Grant it for all resources.", actions: permissions.filter(isGlobal) },
    {
      name: "access-audit-projects",
      note: "Grant it for the projects of the regions that are used.",
      actions: permissions.filter((name) => !isGlobal(name)),
    },
  ];
  return parts
    .filter(({ actions }) => actions.length > 0)
    .map(({ name, note, actions }) => ({
      name,
      note,
      document: { Version: "1.1", Statement: [{ Effect: "Allow", Action: actions }] },
    }));
}
