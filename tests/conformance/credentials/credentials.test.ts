import { execFile, execFileSync } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { redact } from "../../../provider/core/session/redact";
import type { Session } from "../../../provider/core/session/session";
import { clouds } from "../../../provider/registry";
import { rows } from "./rows";
import { alibabaEnv, type Environment, huaweiEnv, type Row, tencentEnv } from "./rows/row";
import { openScene } from "./scene";

function identify(cloud: string, session: Session) {
  const found = clouds.find(({ name }) => name === cloud);
  if (found === undefined) throw new Error(`no cloud ${cloud}`);
  return found.identify(session);
}

const temporary = rows.filter(({ lives }) => lives);
const bare = (cloud: Row["cloud"], environment: Environment): Row => ({
  ...{ cloud, title: "", place: "" },
  environment: () => environment,
});

describe("credentials", () => {
  let scene: Awaited<ReturnType<typeof openScene>>;
  beforeEach(async () => {
    scene = await openScene();
  });
  afterEach(() => scene.close());

  it.each(rows.map((row) => [row.cloud, row.title, row] as const))("%s: %s", async (cloud, _title, row) => {
    const session = scene.open(row);
    const { place, expiresAt, credentials } = await identify(cloud, session);
    expect(place).toContain(row.place);
    expect(expiresAt !== undefined).toBe(row.lives === true);
    const last = await scene.list(cloud, session);
    expect(last).toMatchObject({ status: 200 });
    const owner = scene.emulator.credentials[cloud];
    expect(JSON.stringify(owner).includes(last?.signedBy ?? "nobody")).toBe(row.temporary !== true);
    if (!credentials.startsWith("IAM user")) expect(credentials).not.toContain(last?.signedBy ?? "nobody");
    const secret = Object.entries(owner).find(([name]) => /secret(Key)?$/i.test(name))?.[1];
    expect(JSON.stringify(scene.emulator.control.journal())).not.toContain(secret);
  });

  it.each(
    temporary.filter(({ title }) => /^instance (role|agency)$/.test(title)).map((row) => [row.cloud, row] as const),
  )("%s: keys that the cloud calls expired are renewed once, and the call goes on", async (cloud, row) => {
    const session = scene.open(row);
    const first = await scene.list(cloud, session);
    scene.emulator.control.expireKeys(cloud);
    const second = await scene.list(cloud, session);
    expect(second).toMatchObject({ status: 200 });
    expect(second?.signedBy).not.toBe(first?.signedBy);
  });

  it.each([
    ["tencent", { TENCENTCLOUD_ASSUME_ROLE_ARN: "qcs::cam::uin/1:roleName/missing" }, "roleName/<name>"],
    ["alibaba", { ALICLOUD_ASSUME_ROLE_ARN: "acs:ram::1:role/missing" }, "EntityNotExist.Role"],
    ["huawei", { HW_ASSUME_ROLE_AGENCY_NAME: "missing", HW_ASSUME_ROLE_DOMAIN_ID: "d1" }, "missing"],
  ] as const)(
    "%s: a role that does not exist is named, and nothing is used in its place",
    async (cloud, environment, said) => {
      const own = { tencent: tencentEnv, alibaba: alibabaEnv, huawei: huaweiEnv }[cloud](scene.given);
      const session = scene.open(bare(cloud, { ...own, ...environment }));
      await expect(identify(cloud, session)).rejects.toThrow(said);
      const secret = Object.values(own).at(-1) ?? "";
      expect(redact(`x ${secret}`)).toBe("x [redacted]");
    },
  );

  it("of nowhere: one error lists every place, the metadata servers too", async () => {
    for (const { name } of clouds) {
      const error = await identify(name, scene.open(bare(name as Row["cloud"], {}))).catch(String);
      const places = rows.filter(({ cloud }) => cloud === name).map(({ place }) => place);
      for (const place of places.filter((one) => one.startsWith(".") || /^[A-Z_]+$/.test(one)))
        expect(error, name).toContain(place.split("/").at(-1));
    }
  });
});

/** All at once, each on an emulator of its own: most of the time is spent waiting. */
describe("temporary keys", () => {
  it("are renewed before they end, wherever they come from", async () => {
    const renewed = async (row: Row): Promise<string> => {
      const scene = await openScene();
      try {
        const session = scene.open(row);
        scene.emulator.control.changeIdentity(row.cloud, { keyLifeSeconds: 2 });
        const first = await scene.list(row.cloud, session);
        // Half of the life, counted from a Date header of whole seconds.
        await setTimeout(1600);
        scene.emulator.control.changeIdentity(row.cloud, { keyLifeSeconds: 7200 });
        const [second, third] = [await scene.list(row.cloud, session), await scene.list(row.cloud, session)];
        if (second?.signedBy === first?.signedBy) return "kept its keys";
        return third?.signedBy === second?.signedBy ? "renewed once" : "renewed twice";
      } finally {
        await scene.close();
      }
    };
    const outcomes = await Promise.all(
      temporary.map(async (row) => [`${row.cloud}: ${row.title}`, await renewed(row)]),
    );
    expect(Object.fromEntries(outcomes)).toEqual(
      Object.fromEntries(temporary.map((row) => [`${row.cloud}: ${row.title}`, "renewed once"])),
    );
  });
});

/** A pipe stands in the place of a file where somebody wrote `VARIABLE=<(command)`, or by mistake. */
describe.each(clouds.map(({ name }) => name as Row["cloud"]))("a file that is a pipe, on %s", (cloud) => {
  /** Each row of the cloud that reads files, with pipes in their place. */
  async function forEachPipe(
    timeout: string,
    work: (scene: Awaited<ReturnType<typeof openScene>>, session: Session, pipes: Map<string, string>) => Promise<void>,
  ) {
    let found = 0;
    for (const row of rows.filter((one) => one.cloud === cloud)) {
      const pipes = new Map<string, string>();
      const makePipe = (path: string, text: string) => {
        execFileSync("mkfifo", [path]);
        pipes.set(path, text);
      };
      const scene = await openScene(makePipe, timeout);
      try {
        const session = scene.open(row);
        if (pipes.size > 0) await work(scene, session, pipes);
      } finally {
        await scene.close();
      }
      found += pipes.size;
    }
    expect(found, `${cloud} has no row that reads a file in tests/conformance/credentials/rows`).toBeGreaterThan(0);
  }

  it("that nobody writes to holds an operation until its deadline, and is named", async () => {
    await forEachPipe("200ms", async (scene, session, pipes) => {
      const error = await scene.list(cloud, session).then(() => "listed", String);
      expect(error).toMatch(/not finished within 0\.2 s.*; access-audit:timeout sets the time allowed/);
      expect(error).toMatch(/find the credentials of .*, at |is a pipe that nobody writes to/);
      const names = [...pipes.keys()].map((path) => path.split("/").at(-1) ?? "");
      expect(names.some((name) => error.includes(name)) || error.includes("TOKEN_FILE")).toBe(true);
      expect(scene.emulator.control.journal().filter(({ service }) => service !== "metadata")).toEqual([]);
    });
  });

  it("that nobody writes to holds no operation that is cancelled", async () => {
    await forEachPipe("1h", async (scene, session) => {
      await expect(scene.list(cloud, session, AbortSignal.timeout(100))).rejects.toThrow("cancelled");
    });
  });

  it("is read as soon as somebody writes to it", async () => {
    await forEachPipe("1m", async (scene, session, pipes) => {
      const listed = scene.list(cloud, session);
      for (const [path, text] of pipes) {
        await setTimeout(60);
        execFile("sh", ["-c", 'cat > "$0"', path]).stdin?.end(text);
      }
      expect(await listed).toMatchObject({ status: 200 });
    });
  });
});
