import { createServer } from "node:net";
import { Command } from "commander";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emulateCommand } from "../../../cli/emulate";
import { undeclaredIn } from "../../report-schemas";

const variables = [
  "TENCENTCLOUD_SECRET_ID",
  "TENCENTCLOUD_SECRET_KEY",
  "TENCENTCLOUD_TOKEN",
  "ALIBABA_CLOUD_ACCESS_KEY_ID",
  "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
  "HUAWEICLOUD_SDK_AK",
  "HUAWEICLOUD_SDK_SK",
  "VOLCENGINE_ACCESS_KEY",
  "VOLCENGINE_SECRET_KEY",
];

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  for (const variable of variables) vi.stubEnv(variable, undefined);
  vi.spyOn(console, "log").mockImplementation((text) => printed.push(String(text)));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Runs until it listens, looks, and then sends it the signal that ends it. */
async function run(args: string[], look: () => Promise<void> = async () => {}): Promise<string> {
  const ended = emulateCommand(new Command()).exitOverride().parseAsync(args, { from: "user" });
  await Promise.race([vi.waitUntil(() => printed.length > 0), ended]);
  await look();
  process.emit("SIGTERM", "SIGTERM");
  await ended;
  if (args.includes("--json")) expect(undeclaredIn("emulate", printed.join("\n"))).toEqual([]);
  return printed.join("\n");
}

test("--json prints one line with the URL and the environment of a client", async () => {
  const line = await run(["--json"], async () => {
    const { url } = JSON.parse(String(printed[0]));
    expect((await fetch(`${url}/_emulator/state`)).status).toBe(200);
  });
  expect(line).not.toContain("\n");
  const { url, credentials, environment } = JSON.parse(line);
  expect(Object.keys(environment)).toEqual([
    "ACCESS_AUDIT_EMULATOR_URL",
    ...variables.filter((name) => !name.endsWith("_TOKEN")),
  ]);
  expect(environment).toMatchObject({
    ACCESS_AUDIT_EMULATOR_URL: url,
    TENCENTCLOUD_SECRET_KEY: credentials.tencent.secretKey,
  });
  await expect(fetch(url)).rejects.toThrow();
});

test("credentials that were given are accepted and not printed", async () => {
  vi.stubEnv("TENCENTCLOUD_SECRET_ID", "given-id");
  vi.stubEnv("TENCENTCLOUD_SECRET_KEY", "given-key");
  vi.stubEnv("TENCENTCLOUD_TOKEN", "given-token");
  const line = await run(["--json", "--huawei-access-key", "given-ak", "--huawei-secret-key", "given-sk"]);
  expect(line).not.toContain("given-");
  const { credentials, environment } = JSON.parse(line);
  expect(Object.keys(credentials)).toEqual(["alibaba", "volcengine"]);
  expect(environment).not.toHaveProperty("TENCENTCLOUD_SECRET_ID");
  expect(environment).not.toHaveProperty("HUAWEICLOUD_SDK_AK");
});

test("text mode prints what to export and to try", async () => {
  const text = await run([]);
  expect(text).toMatch(/^export TENCENTCLOUD_SECRET_ID='AKID\w+'$/m);
  expect(text).toMatch(/curl http:\/\/127\.0\.0\.1:\d+\/_emulator\/journal/);
});

test("half a pair is an error that names both", async () => {
  vi.stubEnv("HUAWEICLOUD_SDK_AK", "ak");
  await expect(run([])).rejects.toThrow("HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK");
});

test("a port in use is a clear error", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await expect(run(["--port", String(port)])).rejects.toThrow(`port ${port} of 127.0.0.1 is in use`);
  await new Promise((resolve) => other.close(resolve));
});

test.each(["x", "70000"])("the port %s is none", async (port) => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await expect(run(["--port", port])).rejects.toThrow("0 to 65535");
});

test("--help shows examples", () => {
  let help = "";
  const command = emulateCommand(new Command()).configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  expect(help).toContain("access-audit emulate --json");
});
