import { expect, it } from "vitest";
import type { Purpose } from "../../../cli/permissions/purposes";
import { clouds as offered } from "../../../provider/registry";
import { enforce, permissionsFor } from "../../conformance/permissions/policies";
import { everything } from "../stage/everything";
import { program, withStack } from "../stage/programs";

const kinds = ["BucketAccessMonitor", "AuditTrack", "DatabaseAuditPolicy"];

it("a stack lives with the policies of the command, reads with those of drift, and names what it lacks", async () => {
  await withStack({ program: program(...everything) }, async (stack, clouds) => {
    const allow = (purpose: Purpose, without?: string) => {
      for (const { name } of offered)
        enforce(
          clouds,
          name,
          permissionsFor(name, [purpose], kinds).filter((one) => one !== without),
        );
    };
    allow("up", "cloudaudit:CreateAuditTrack");
    const refused = await stack.up();
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stdout + refused.stderr).toContain("The call needs the permission cloudaudit:CreateAuditTrack");
    allow("up");
    expect(await stack.up()).toMatchObject({ exitCode: 0 });
    const own = JSON.parse((await stack.accessAudit("permissions", "--stack", "--json")).stdout).clouds;
    const needing = own.map(({ cloud, needs }: { cloud: string; needs: readonly { by: string }[] }) => [
      ...[cloud, ...[...new Set(needs.map(({ by }) => by))].sort()],
    ]);
    expect(needing).toEqual([
      ["tencent", "AuditTrack", "BucketAccessMonitor", "DatabaseAuditPolicy"],
      ["alibaba", "AuditTrack", "BucketAccessMonitor", "DatabaseAuditPolicy"],
      ["huawei", "AuditTrack", "DatabaseAuditPolicy"],
      ["volcengine", "AuditTrack", "BucketAccessMonitor"],
    ]);
    allow("drift");
    expect(await stack.refresh()).toMatchObject({ exitCode: 0 });
    allow("up");
    expect(await stack.destroy()).toMatchObject({ exitCode: 0 });
  });
});
