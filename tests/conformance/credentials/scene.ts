import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type CloudName, startEmulator } from "../../../emulator/index";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import type { SourceName } from "../../../provider/kinds";
import { findDataSource } from "../../../provider/registry";
import { arn, type Given, json, type Row } from "./rows/row";

/** A read that each cloud signs. */
export const reads: Readonly<Record<CloudName, readonly [source: SourceName, args: object]>> = {
  tencent: ["getBuckets", {}],
  alibaba: ["getAuditTracks", { region: "cn-hangzhou" }],
  huawei: ["getAuditTracks", { region: "cn-north-4" }],
  volcengine: ["getBuckets", {}],
};

/** An emulator, a home folder, and sessions of the provider that know nothing but what a row gives them. */
export async function openScene(write: (path: string, text: string) => void = writeFileSync, timeout?: string) {
  const emulator = await startEmulator();
  const home = mkdtempSync(join(tmpdir(), "access-audit-home-"));
  for (const [cloud, name] of Object.entries(arn)) {
    const externalId = cloud === "tencent" || cloud === "alibaba" ? { externalId: "acme" } : {};
    emulator.control.changeIdentity(cloud, { roles: [{ name, ...externalId }] });
  }
  const file = (path: string, text: string) => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    write(join(home, path), text);
    return join(home, path);
  };
  const tokenFile = (cloud: string) => file(`${cloud}.token`, emulator.control.identityToken(cloud).token);
  const given: Given = { emulator, file, tokenFile };
  return {
    emulator,
    given,
    open({ cloud, environment, configuration }: Row) {
      const values = environment(given);
      const settings = configuration?.(given);
      const shared: Readonly<Record<string, string | undefined>> = { timeout };
      const read = (key: string) => (key === cloud && settings !== undefined ? json(settings) : shared[key]);
      return new Session(readSettings({ read }, { HOME: home, ACCESS_AUDIT_EMULATOR_URL: emulator.url, ...values }));
    },
    /** A signed call with the session's credentials, as the emulator saw it. */
    async list(cloud: Row["cloud"], session: Session, cancel?: AbortSignal) {
      const [source, args] = reads[cloud];
      await findDataSource(source, cloud).run(session, { cloud, ...args }, cancel);
      return emulator.control.journal().findLast(({ service }) => service !== "sts" && service !== "metadata");
    },
    async close() {
      await emulator.stop();
      rmSync(home, { recursive: true });
    },
  };
}
