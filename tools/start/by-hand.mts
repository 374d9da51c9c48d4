import { delimiter } from "node:path";
import { projectRoot } from "../setup/project.mjs";
import type { Session } from "./session.mts";

/** How to go on after `--keep`: lines for the terminal that the user has. */
export function explainKept(session: Session, env: Readonly<Record<string, string>>, path: string): string {
  const exports = Object.entries(env).map(([name, value]) => `export ${name}=${quoted(value)}`);
  return `
The emulator (pid ${session.pid}, ${session.url}) and the stack are still up. Paste this to go on by hand:

cd ${quoted(projectRoot)}
export PATH=${addedFolders(path).map(quoted).join(delimiter)}${delimiter}"$PATH"
${exports.join("\n")}
export PULUMI_SKIP_UPDATE_CHECK=true PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION=true

and then, for example:

pulumi up --yes
curl -X PUT ${session.url}/_emulator/tencent/buckets/logs-1250000000 -d '{"accessMonitor":"Disabled"}'
pulumi preview --refresh --diff
pulumi up --refresh --yes
pulumi stack output auditLogs
pulumi destroy --yes

npm start -- --stop   stops the emulator and removes the stack`;
}

/** What our PATH has in front of the user's. */
function addedFolders(path: string): readonly string[] {
  const own = new Set((process.env.PATH ?? "").split(delimiter));
  return path.split(delimiter).filter((folder) => !own.has(folder) || folder.includes("node_modules"));
}

function quoted(value: string): string {
  return /^[\w./:@=-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
