import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Reference, termsOf } from "../../../provider/core/fields/reference";
import { clouds } from "../../../provider/registry";
import type { Operation } from "./operation";
import { operations } from "./operations";
import { Scene } from "./scene";

/** The operations of one resource kind, or one data source, of one cloud: they share a page of the reference. */
interface Page {
  readonly name: string;
  readonly cloud: string;
  readonly reference: Reference;
  readonly operations: readonly Operation[];
}

const pages: readonly Page[] = clouds.flatMap((cloud) =>
  [
    ...cloud.resources.map(({ kind, reference }) => ({ name: kind as string, reference })),
    ...cloud.dataSources.map(({ name, reference }) => ({ name: name as string, reference })),
  ].map(({ name, reference }) => {
    const beginning = `${name}/${cloud.name}`;
    const own = operations.filter(({ key }) => key === beginning || key.startsWith(`${beginning}/`));
    return { name, cloud: cloud.name, reference, operations: own };
  }),
);

const listed = ({ permissions }: Reference) => permissions.map((permission) => termsOf(permission).name);

describe("a call that is denied", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterAll(() => scene.close());

  it.each(pages)("$name of $cloud names a permission that its page lists", async ({ reference, operations }) => {
    const named = new Set<string>();
    for (const operation of operations) {
      for (const { number, told } of await denyEach(scene, operation)) {
        const permissions = [...told.matchAll(/\bpermission (?!is\b)([\w.*:-]*\w)/g)].map(([, name]) => name ?? "");
        expect(permissions, `${operation.key}, request ${number}: ${told}`).not.toEqual([]);
        for (const permission of permissions) named.add(permission);
      }
    }
    expect([...named].filter((permission) => !listed(reference).includes(permission))).toEqual([]);
    const always = reference.permissions.map(termsOf).filter(({ when }) => when === undefined);
    expect(always.map(({ name }) => name).filter((permission) => !named.has(permission))).toEqual([]);
  });
});

/** What is told when the cloud denies the first request, the second, and so on until the operation gets through. */
async function denyEach(scene: Scene, operation: Operation): Promise<readonly { number: number; told: string }[]> {
  const failures: { number: number; told: string }[] = [];
  for (let number = 1; ; number += 1) {
    const act = await operation.prepare(scene);
    const { control } = scene.emulator;
    control.clearFaults();
    scene.warnings.length = 0;
    control.fault({ kind: "denied", cloud: operation.cloud, skip: number - 1 });
    const failure = await act.run().then(
      () => undefined,
      (error: unknown) => (error as Error).message,
    );
    const met = control.faults().length === 0;
    control.clearFaults();
    if (!met) return failures;
    if (failure !== undefined) failures.push({ number, told: failure });
  }
}
