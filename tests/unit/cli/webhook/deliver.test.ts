import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addressOf } from "../../../../cli/webhook/address";
import type { Announcement } from "../../../../cli/webhook/announcement";
import { deliver } from "../../../../cli/webhook/deliver";
import { type FormName, forms } from "../../../../cli/webhook/forms";

interface Received {
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

let server: Server;
let received: Received[];
/** What the server answers, the last of them from then on. */
let answers: (readonly [status: number, body: string, headers?: Record<string, string>] | "cut")[];

beforeEach(async () => {
  [received, answers] = [[], [[200, "{}"]]];
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text) => (body += text));
    request.on("end", () => {
      received.push({ url: new URL(request.url ?? "", "http://here"), headers: request.headers, body });
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === undefined || answer === "cut") return request.socket.destroy();
      response.writeHead(answer[0], answer[2] ?? {});
      return response.end(answer[1]);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => server.close());

const at = new Date("2026-11-20T08:00:00.123Z");
const secret = "a-shared-secret";
const hostile: Announcement = {
  data: { command: "drift", subject: "prod" },
  lines: ["access-audit drift: prod", '<!channel> <at user_id="all"></at> <@all> & more'],
};
const send = (form: FormName, key: string | undefined = secret, announcement = hostile) => {
  const { port } = server.address() as AddressInfo;
  const address = addressOf(`http://127.0.0.1:${port}/hook?access_token=0123456789abcdef`, {});
  return deliver(address, form, forms[form].write(announcement, at, key), AbortSignal.timeout(20_000));
};
const sha256 = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest("base64");
const only = () => {
  expect(received).toHaveLength(1);
  return received[0] as Received;
};

describe("a message", () => {
  it("of JSON is signed as Standard Webhooks have it", async () => {
    expect(await send("json")).toBeUndefined();
    const { headers, body, url } = only();
    expect(url.search).toBe("?access_token=0123456789abcdef");
    expect(JSON.parse(body)).toEqual({
      ...{ type: "access-audit.drift.changed", timestamp: at.toISOString(), data: hostile.data },
    });
    const [id, seconds] = [headers["webhook-id"], headers["webhook-timestamp"]];
    expect(seconds).toBe("1795161600");
    expect(headers["webhook-signature"]).toBe(`v1,${sha256(secret, `${id}.${seconds}.${body}`)}`);
  });

  it("of JSON takes a secret in the form of that standard, and is not signed without one", async () => {
    const key = Buffer.from("thirty-two bytes of a secret key");
    await send("json", `whsec_${key.toString("base64")}`);
    const { headers, body } = only();
    expect(headers["webhook-signature"]).toBe(`v1,${sha256(key, `${headers["webhook-id"]}.1795161600.${body}`)}`);
    expect(forms.json.write(hostile, at, undefined).headers).not.toHaveProperty("webhook-signature");
  });

  it("to DingTalk is signed in its address, and calls nobody", async () => {
    answers = [[200, '{"errcode":0,"errmsg":"ok"}']];
    expect(await send("dingtalk")).toBeUndefined();
    const { url, body } = only();
    const timestamp = String(at.getTime());
    expect(Object.fromEntries(url.searchParams)).toEqual({
      ...{ access_token: "0123456789abcdef", timestamp, sign: sha256(secret, `${timestamp}\n${secret}`) },
    });
    expect(JSON.parse(body)).toMatchObject({ msgtype: "text", at: { isAtAll: false } });
  });

  it("to Feishu is signed in its body, and has no mark-up", async () => {
    answers = [[200, '{"code":0,"msg":"success"}']];
    expect(await send("feishu")).toBeUndefined();
    const told = JSON.parse(only().body);
    expect(told).toMatchObject({
      timestamp: "1795161600",
      sign: sha256(`1795161600\n${secret}`, ""),
      msg_type: "text",
    });
    expect(told.content.text).not.toContain("<");
  });

  it("to Slack and WeCom has no mark-up, and no secret", async () => {
    await send("slack");
    expect(JSON.parse(received[0]?.body ?? "").text).toContain("&lt;!channel&gt;");
    answers = [[200, '{"errcode":0,"errmsg":"ok"}']];
    await send("wecom");
    expect(JSON.parse(received[1]?.body ?? "").text.content).not.toContain("<");
    for (const { body, url } of received) expect(`${body}${url.search}`).not.toContain("sign");
  });

  it.each([
    ["wecom", 2048],
    ["dingtalk", 20_000],
    ["feishu", 20_000],
  ] as const)("to %s is no longer than that takes", (form, most) => {
    const lines = Array.from({ length: 300 }, () => "查".repeat(100) + "<".repeat(60));
    const { body } = forms[form].write({ data: {}, lines }, at, secret);
    const told = JSON.parse(body);
    const text = told.text?.content ?? told.content.text;
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
    expect(text).toMatch(/And \d+ more lines/);
  });
});

describe("a message that is not taken", () => {
  it.each([
    ["dingtalk", '{"errcode":310000,"errmsg":"sign not match"}', "it was refused: 310000 sign not match"],
    ["feishu", '{"code":19021,"msg":"sign match fail"}', "it was refused: 19021 sign match fail"],
    ["wecom", '{"errcode":93000,"errmsg":"invalid webhook url"}', "it was refused: 93000 invalid webhook url"],
    ["wecom", "not JSON", "it was refused: an answer without a code"],
  ] as const)("by %s though it answers 200 is told, and not sent again", async (form, answer, reason) => {
    answers = [[200, answer]];
    expect(await send(form)).toBe(reason);
    expect(received).toHaveLength(1);
  });

  it("is sent three times where that may help, signed alike", async () => {
    answers = [[503, ""], "cut", [200, ""]];
    expect(await send("json")).toBeUndefined();
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it("is given up after the third time", async () => {
    answers = [[500, ""]];
    expect(await send("json")).toBe("HTTP 500");
    expect(received).toHaveLength(3);
  });

  it("is sent once where the receiver says no, or another address", async () => {
    answers = [
      [403, ""],
      [307, "", { location: "http://169.254.169.254/" }],
    ];
    expect(await send("json")).toBe("HTTP 403");
    expect(await send("json")).toBe("HTTP 307: redirects are not followed");
    expect(received).toHaveLength(2);
  });

  it("is said without the secret of the address", async () => {
    const { port } = server.address() as AddressInfo;
    server.close();
    const address = addressOf(`http://127.0.0.1:${port}/hook?access_token=0123456789abcdef`, {});
    await new Promise((resolve) => server.once("close", resolve));
    const reason = await deliver(address, "json", forms.json.write(hostile, at, secret), AbortSignal.timeout(500));
    expect(reason).toMatch(/ECONNREFUSED|abort|timeout/i);
    expect(reason).not.toContain("0123456789abcdef");
  });
});
