import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { trial } from "./stage/trial";

const role = {
  tencent: "qcs::cam::uin/100000000001:roleName/auditor",
  alibaba: "acs:ram::1234567890123456:role/auditor",
  huawei: "auditor",
};
const agencyUrn = "iam::d1:agency:auditor";

/** The SDKs get keys of roles from the emulator, and sign a call with them. */
describe("the SDKs' own sources of credentials", () => {
  const on = trial({}, "identity.py");
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "access-audit-identity-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    for (const [cloud, name] of Object.entries(role)) {
      const roles = [{ name, externalId: cloud === "huawei" ? undefined : "acme" }, { name: agencyUrn }];
      on.control.changeIdentity(cloud, { instanceRole: "auditor", roles });
    }
  });

  const token = (cloud: string) => on.control.identityToken(cloud).token;
  const tokenFile = (cloud: string) => {
    const file = join(folder, `${cloud}.token`);
    writeFileSync(file, token(cloud));
    return file;
  };

  it.each([
    ["tencent_instance", () => ({}), /^AKID/],
    ["tencent_assume", () => ({ role: role.tencent, external_id: "acme" }), /^AKID/],
    ["tencent_oidc", () => ({ role: role.tencent, token: token("tencent") }), /^AKID/],
    ["alibaba_instance", () => ({}), /^STS\./],
    ["alibaba_assume", () => ({ role: role.alibaba, external_id: "acme" }), /^STS\./],
    ["huawei_instance", () => ({}), /^HST/],
    ["huawei_pod", () => ({ file: tokenFile("huawei") }), /^HST/],
    ["huawei_agency", () => ({ agency: role.huawei }), /^HST/],
    ["huawei_provider", () => ({ file: tokenFile("huawei") }), /^HST/],
    ["huawei_oidc", () => ({ agency: agencyUrn, token: token("huawei") }), /^HST/],
  ] as const)("%s", async (operation, args, id) => {
    const used = await on.value(operation, args());
    expect(used).toMatch(id);
    const last = on.control.journal().at(-1);
    expect(last).toMatchObject({ signedBy: used, status: 200 });
    expect(Object.values(on.emulator.credentials).flatMap((keys) => Object.values(keys))).not.toContain(used);
    on.expectNoSecretInJournal();
  });

  it("are refused with a role that does not exist", async () => {
    const { error } = await on.call("tencent_assume", {
      role: "qcs::cam::uin/1:roleName/missing",
      external_id: "acme",
    });
    expect(error?.message).toContain("RoleNotFound");
    const alibaba = await on.call("alibaba_assume", { role: role.alibaba, external_id: "another" });
    expect(JSON.stringify(alibaba.error)).toContain("NoPermission");
  });
});
