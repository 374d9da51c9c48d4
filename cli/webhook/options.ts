import { type Command, Option } from "commander";
import { outward } from "../../provider/core/session/foreign-text";
import { rememberSecret } from "../../provider/core/session/redact";
import { exitCodes, type Report } from "../report/report";
import { addressOf } from "./address";
import { announcementOf } from "./announcement";
import { deliver } from "./deliver";
import { type FormName, forms } from "./forms";
import { changesOf, isChange, readState, writeState } from "./state";

interface Options {
  readonly webhook?: string | true;
  readonly webhookForm: FormName;
  readonly state?: string;
}

const longestMs = 90_000;

/** The exit code of a report that would be 0, when what changed could not be announced. */
export const undelivered = 8;

export const webhookHelp = `
Webhook: a message has what changed since the last report. Without a change nothing is sent. The file of --state has
what was announced last. It is written when the receiver took the message. $ACCESS_AUDIT_WEBHOOK_SECRET signs the
message: json by Standard Webhooks, dingtalk and feishu by their own rules. The address of a chat is a secret: leave it
out of the command, and set $ACCESS_AUDIT_WEBHOOK_URL.
The address must be https, except on this machine. Redirects are not followed. There are three attempts.
`;

/** Adds the options of the webhook; what it returns reads them, and then announces a report. */
export function addWebhookOptions(command: Command): () => (report: Report) => Promise<void> {
  command
    .option(
      "--webhook [url]",
      "send what changed since the last report to this address, by default to $ACCESS_AUDIT_WEBHOOK_URL",
    )
    .addOption(
      new Option(
        "--webhook-form <name>",
        `who takes it: ${Object.entries(forms)
          .map(([name, { doc }]) => `${name}, ${doc}`)
          .join("; ")}`,
      )
        .choices(Object.keys(forms))
        .default("json"),
    )
    .option("--state <file>", "with --webhook: what was announced last");
  return () => {
    const { webhook, webhookForm: form, state: path } = command.opts<Options>();
    if (webhook === undefined) {
      if (path !== undefined) throw new Error("--state is for --webhook");
      return async () => undefined;
    }
    if (path === undefined) throw new Error("--webhook needs --state FILE, or each run would send the same");
    const address = addressOf(webhook, process.env);
    const secret = process.env.ACCESS_AUDIT_WEBHOOK_SECRET || undefined;
    rememberSecret(secret);
    const before = readState(path);
    return async (report) => {
      const changes = changesOf(report, before);
      if (isChange(changes)) {
        const message = forms[form].write(announcementOf(report, changes), new Date(), secret);
        const reason = await deliver(address, form, message, AbortSignal.timeout(longestMs));
        if (reason !== undefined) {
          console.error(
            outward(`warning: what changed could not be sent to ${address.host}: ${reason}; the next run tries again`),
          );
          if ((process.exitCode ?? exitCodes.clean) === exitCodes.clean) process.exitCode = undelivered;
          return;
        }
      }
      writeState(path, changes.next);
    };
  };
}
