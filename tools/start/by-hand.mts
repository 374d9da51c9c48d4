import { delimiter, dirname } from "node:path";
import { launchers, packageBin, projectRoot } from "../setup/project.mjs";
import { userCloudVariables } from "./environment.mts";
import type { Session } from "./session.mts";

/** How to go on after `--keep`: lines for the terminal that the user has. */
export function explainKept(session: Session, env: Readonly<Record<string, string>>, pulumi: string): string {
  // What the user's own terminal says already need not be shown, least of all a passphrase.
  const settings = Object.entries(env).filter(([name, value]) => process.env[name] !== value);
  const exports = settings.map(([name, value]) => `export ${name}=${quoted(value)}`);
  const unset = userCloudVariables().filter((name) => !(name in env));
  if (unset.length > 0) exports.unshift(`unset ${unset.join(" ")}`);
  const path = [packageBin, dirname(pulumi)].map(quoted).join(delimiter);
  return `
The emulator (pid ${session.pid}, ${session.url}) and the stack are still up. Paste this to go on by hand:

cd ${quoted(projectRoot)}
export PATH=${path}:"$PATH":${quoted(launchers)}
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

function quoted(value: string): string {
  return /^[\w./:@=-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
