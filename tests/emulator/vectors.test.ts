import { describe, expect, test } from "vitest";
import { startEmulator } from "../../emulator/index";
import { sendRaw } from "./stage/raw-request";
import { vectors } from "./stage/vectors";

describe("requests that the vendors' SDKs sent are authenticated", () => {
  test.each(vectors.map((vector) => [vector.name, vector] as const))("%s", async (_name, vector) => {
    const emulator = await startEmulator({ ...vector.options, seed: false });
    try {
      const { binding } = vector;
      if (binding) {
        const { cloud, name, region, host } = binding;
        emulator.control.putBucket(cloud, { name, region, domains: [host] });
      }
      await sendRaw(emulator.url, vector.request);
      const [entry] = emulator.control.journal();
      expect(entry?.signatureFailure).toBeUndefined();
      expect(entry?.signedBy).toBeTruthy();
      expect(JSON.stringify(entry)).not.toContain(vector.secret);
    } finally {
      await emulator.stop();
    }
  });
});
