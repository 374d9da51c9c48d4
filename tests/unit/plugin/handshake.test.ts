import { spawn } from "node:child_process";
import { once } from "node:events";
import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ProviderHandshakeRequest, type ProviderHandshakeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { describe, expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";

describe("the plugin on a busy machine", () => {
  // The engine waits ten seconds for this answer alone, and then says that the plugin did not come alive.
  it("answers the handshake before it loads the clouds", async () => {
    const hook = ["--require", inProject("tests", "unit", "plugin", "busy-when-loading.cjs")];
    const child = spawn(process.execPath, [...hook, inProject("bin", "pulumi-resource-access-audit")], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = once(child, "exit");
    const loaded = once(child.stderr, "data");
    let isLoaded = false;
    void loaded.then(() => {
      isLoaded = true;
    });
    try {
      const [port] = await once(child.stdout.setEncoding("utf8"), "data");
      const client = new ResourceProviderClient(`127.0.0.1:${String(port).trim()}`, credentials.createInsecure());
      const response = await new Promise<ProviderHandshakeResponse>((resolve, reject) =>
        client.handshake(new ProviderHandshakeRequest(), (error, answer) => (error ? reject(error) : resolve(answer))),
      );
      expect([response.getAcceptSecrets(), isLoaded]).toEqual([true, false]);
      client.close();
      expect(String((await loaded)[0])).toBe("loaded\n");
    } finally {
      child.kill("SIGKILL");
      await ended;
    }
  }, 60_000);
});
