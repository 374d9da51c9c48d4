import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clouds } from "../../../provider/registry";
import type { Operation } from "../faults/operation";
import { operations } from "../faults/operations";
import { Scene } from "../faults/scene";
import { furtherOperations } from "./further";
import { enforce, lift, permissionsFor } from "./policies";

/** A resource kind or a data source of a cloud, everything that it does, and what it needs. */
const pages = clouds.flatMap(({ name: cloud, resources, dataSources }) =>
  [...resources.map(({ kind }) => kind), ...dataSources.map(({ name }) => name)].map((name) => {
    const own = ({ key }: Operation) => key === `${name}/${cloud}` || key.startsWith(`${name}/${cloud}/`);
    return { name, cloud, operations: [...operations, ...furtherOperations].filter(own) };
  }),
);

describe.each(pages)("$name of $cloud", ({ name, cloud, operations: own }) => {
  const permissions = permissionsFor(cloud, ["up"], [name]);
  /** What each operation called, so that those are tried first that call what is missing. */
  const calls = new Map<Operation, ReadonlySet<string>>();
  const isLikely = (operation: Operation, permission: string) => calls.get(operation)?.has(permission) ?? false;
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterAll(() => scene.close());

  /** What becomes of an operation under policies: nothing, or the message of its failure; and the codes of the refusals. */
  async function run(operation: Operation, allowed: readonly string[]) {
    const act = await operation.prepare(scene);
    const { emulator } = scene;
    emulator.control.clearJournal();
    scene.warnings.length = 0;
    enforce(emulator, cloud, allowed);
    try {
      const failure = await act.run().then(
        () => undefined,
        (error: unknown) => (error as Error).message,
      );
      calls.set(operation, new Set(emulator.control.journal().map(({ service, action }) => `${service}:${action}`)));
      const refused = emulator.control.journal().filter(({ code }) => codes[cloud]?.test(code ?? ""));
      return { failure, told: [failure, ...scene.warnings].filter(Boolean).join("\n"), refused };
    } finally {
      lift(emulator, cloud);
    }
  }

  it("does everything with the policies of the command, and nothing more is allowed", async () => {
    for (const operation of own)
      expect(await run(operation, permissions), operation.key).toMatchObject({ refused: [] });
  });

  it("reads with what drift needs", async () => {
    const reading = permissionsFor(cloud, ["drift"], [name]);
    for (const operation of own.filter(({ key }) => key.endsWith("/read")))
      expect(await run(operation, reading), operation.key).toMatchObject({ refused: [], failure: undefined });
  });

  it.each(permissions)("is refused by the cloud's own code without %s, which the message names", async (missing) => {
    const others = permissions.filter((one) => one !== missing);
    const likely = own.filter((operation) => isLikely(operation, missing));
    for (const operation of likely.length > 0 ? likely : own) {
      const { told, refused } = await run(operation, others);
      if (refused.length === 0) continue;
      expect(told, operation.key).toContain(missing);
      return;
    }
    expect.fail(`nothing that ${name} does needs ${missing}`);
  });
});

/** What each cloud calls a refusal for want of a permission. */
const codes: Readonly<Record<string, RegExp>> = {
  tencent: /^(AccessDenied|AuthFailure\.UnauthorizedOperation)$/,
  alibaba: /^(AccessDenied|NoPermission)$/,
  huawei: /^(AccessDenied|CTS\.0013|PAP5\.0056|403)$/,
  volcengine: /^AccessDenied$/,
};
