import { createHmac, randomUUID } from "node:crypto";
import { jsonText } from "../report/json-text";
import type { Announcement } from "./announcement";

/** What is sent beside the address. */
export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [string, string])[];
  readonly body: string;
}

interface Form {
  readonly doc: string;
  write(announcement: Announcement, at: Date, secret: string | undefined): Message;
  /** Why the receiver did not take it, by the body of an answer that is none of HTTP's failures. */
  refusal(answer: Readonly<Record<string, unknown>>): string | undefined;
}

const json = { "content-type": "application/json" };
const taken = () => undefined;

/** Chats answer 200 with a code of their own. */
const byCode =
  (code: string, message: string): Form["refusal"] =>
  (answer) =>
    answer[code] === 0
      ? undefined
      : `${String(answer[code] ?? "an answer without a code")} ${String(answer[message] ?? "")}`.trim();

/** The receivers, by what `--webhook-form` calls them. */
export const forms = {
  /** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
  json: {
    doc: "signed JSON, as Standard Webhooks have it",
    write(announcement, at, secret) {
      const id = `msg_${randomUUID().replaceAll("-", "")}`;
      const seconds = String(Math.floor(at.getTime() / 1000));
      const body = jsonText({
        type: "access-audit.drift.changed",
        timestamp: at.toISOString(),
        data: announcement.data,
      });
      const signature =
        secret === undefined ? {} : { "webhook-signature": `v1,${hmac(keyOf(secret), `${id}.${seconds}.${body}`)}` };
      return { headers: { ...json, "webhook-id": id, "webhook-timestamp": seconds, ...signature }, query: [], body };
    },
    refusal: taken,
  },
  /** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
  slack: {
    doc: "an incoming webhook of Slack",
    write({ lines }) {
      const text = lines.join("\n").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
      return { headers: json, query: [], body: jsonText({ text, unfurl_links: false, unfurl_media: false }) };
    },
    refusal: taken,
  },
  /** https://open.dingtalk.com/document/orgapp/custom-robots-send-group-messages */
  dingtalk: {
    doc: "a custom robot of DingTalk; with a secret it is signed",
    write({ lines }, at, secret) {
      const timestamp = String(at.getTime());
      const sign =
        secret === undefined
          ? []
          : ([
              ["timestamp", timestamp],
              ["sign", hmac(secret, `${timestamp}\n${secret}`)],
            ] as const);
      const content = cut(lines, 18_000).join("\n");
      return {
        headers: json,
        query: sign,
        body: jsonText({ msgtype: "text", text: { content }, at: { isAtAll: false } }),
      };
    },
    refusal: byCode("errcode", "errmsg"),
  },
  /** https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot */
  feishu: {
    doc: "a custom bot of Feishu or Lark; with a secret it is signed",
    write({ lines }, at, secret) {
      const timestamp = String(Math.floor(at.getTime() / 1000));
      const sign = secret === undefined ? {} : { timestamp, sign: hmac(`${timestamp}\n${secret}`, "") };
      const text = cut(lines, 18_000).join("\n").replaceAll("<", "＜");
      return { headers: json, query: [], body: jsonText({ ...sign, msg_type: "text", content: { text } }) };
    },
    refusal: byCode("code", "msg"),
  },
  /** https://developer.work.weixin.qq.com/document/path/91770 */
  wecom: {
    doc: "a group robot of WeCom",
    write({ lines }) {
      const content = cut(lines, 2000).join("\n").replaceAll("<", "＜");
      return { headers: json, query: [], body: jsonText({ msgtype: "text", text: { content } }) };
    },
    refusal: byCode("errcode", "errmsg"),
  },
} as const satisfies Readonly<Record<string, Form>>;

export type FormName = keyof typeof forms;

const hmac = (key: string | Buffer, text: string): string => createHmac("sha256", key).update(text).digest("base64");

/** A secret of Standard Webhooks is base64 behind `whsec_`; another one is taken as it is. */
function keyOf(secret: string): string | Buffer {
  return secret.startsWith("whsec_") ? Buffer.from(secret.slice("whsec_".length), "base64") : secret;
}

/** Whole lines up to so many bytes, for chats refuse what is longer. */
function cut(lines: readonly string[], most: number): string[] {
  const kept: string[] = [];
  // The most bytes that one of the replaced characters takes.
  let left = most - 100;
  for (const line of lines) {
    left -= Buffer.byteLength(line.replaceAll("<", "＜")) + 1;
    if (left < 0) return [...kept, `And ${lines.length - kept.length} more lines, which the report has.`];
    kept.push(line);
  }
  return kept;
}
