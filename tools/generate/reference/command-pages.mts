import { fence } from "./markdown.mts";
import { required } from "./provider.mts";

export interface CommandPage {
  readonly name: string;
  readonly doc: string;
  readonly text: string;
}

/** What `access-audit <command> --help` prints, a page for each. */
export async function commandPages(): Promise<CommandPage[]> {
  return (await required.program("0.0.0")).commands.map((command) => {
    let help = "";
    command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 100 });
    command.outputHelp();
    const name = command.name();
    const doc = command.description();
    return { name, doc, text: [`# access-audit ${name}`, doc, fence("text", help)].join("\n\n") };
  });
}
