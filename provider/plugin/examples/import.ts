import type { Resource } from "../../core/lifecycle/lifecycle";
import type { Offered } from "../offered";

/** How existing things are imported: the command for each form of id. */
export function importSection(token: string, offered: readonly Offered<Resource>[]): string {
  const forms = [...new Set(offered.map(({ definition }) => definition.idForm))];
  const commands = forms.map((form) => `pulumi import ${token} example ${form}`);
  return `## Import\n\n\`\`\`sh\n${commands.join("\n")}\n\`\`\`\n`;
}
