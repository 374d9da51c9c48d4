import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MemoryNotebook, sharedNotebook } from "../../../../provider/core/session/notebook";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "access-audit-notebook-"));
  vi.stubEnv("XDG_RUNTIME_DIR", folder);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const inFolder = () => join(folder, "access-audit");
const path = () => join(inFolder(), readdirSync(inFolder()).find((name) => name.startsWith("asked.")) ?? "");
const asked = (key: string, more: object = {}) => ({ key, at: 1, before: ["a"], ...more });

describe.each([
  ["of a process", () => new MemoryNotebook()],
  ["of a user", () => sharedNotebook("asked")],
])("the notebook %s", (_, open) => {
  it("has the last word about each key", () => {
    const notebook = open();
    expect(notebook.entries()).toEqual([]);
    notebook.write(asked("one"));
    notebook.write(asked("two"));
    notebook.write(asked("one", { id: "file" }));
    expect(notebook.entries()).toEqual([asked("one", { id: "file" }), asked("two")]);
  });
});

describe("the notebook of a user", () => {
  it("is read by the next process, and by nobody else", () => {
    sharedNotebook("asked").write(asked("one"));
    expect(sharedNotebook("asked").entries()).toEqual([asked("one")]);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it("of one emulator is not that of another, nor that of the clouds", () => {
    sharedNotebook("asked", "http://127.0.0.1:4000").write(asked("one"));
    expect(sharedNotebook("asked", "http://127.0.0.1:4000").entries()).toEqual([asked("one")]);
    expect(sharedNotebook("asked", "http://127.0.0.1:4001").entries()).toEqual([]);
    expect(sharedNotebook("asked").entries()).toEqual([]);
  });

  it("leaves out a line that is being written, or is none, and has what comes after", () => {
    const notebook = sharedNotebook("asked");
    notebook.write(asked("one"));
    expect(notebook.entries()).toEqual([asked("one")]);
    appendFileSync(path(), 'null\n{"at":1}\n{"key":"tw');
    expect(notebook.entries()).toEqual([asked("one")]);
    notebook.write(asked("three"));
    expect(notebook.entries()).toEqual([asked("one"), asked("three")]);
    expect(sharedNotebook("asked").entries()).toEqual([asked("one"), asked("three")]);
  });

  it("hears of what others write meanwhile", () => {
    const [one, other] = [sharedNotebook("begun"), sharedNotebook("begun")];
    one.write(asked("a"));
    expect(other.find("a")).toEqual(asked("a"));
    one.write(asked("a", { id: "b" }));
    expect(other.find("a")?.id).toBe("b");
    expect(other.find("b")).toBeUndefined();
  });

  it("is kept for a day at least, and gone after two", () => {
    const day = 24 * 3_600_000;
    const at = (ms: number) => vi.spyOn(Date, "now").mockReturnValue(ms);
    const now = Date.now();
    for (const into of [0, 10, 20, 25].map((hours) => now + (hours * day) / 24)) {
      at(into);
      sharedNotebook("asked").write(asked("one", { at: into }));
      at(into + day);
      expect(sharedNotebook("asked").entries()).toHaveLength(1);
      at(into + 3 * day);
      expect(sharedNotebook("asked").entries()).toEqual([]);
    }
    expect(readdirSync(inFolder())).toEqual([]);
  });

  it("is that of the process where the folder is not the user's own", () => {
    writeFileSync(join(folder, "access-audit"), "");
    const notebook = sharedNotebook("asked");
    notebook.write(asked("in memory"));
    expect(sharedNotebook("asked").entries()).toContainEqual(asked("in memory"));
    expect(readFileSync(join(folder, "access-audit"), "utf8")).toBe("");
  });
});
