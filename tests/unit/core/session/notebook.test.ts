import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
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
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const path = () => join(folder, "access-audit", "asked");
const asked = (key: string, more: object = {}) => ({ key, at: 1, before: ["a"], ...more });

describe.each([
  ["of a process", () => new MemoryNotebook()],
  ["of a user", () => sharedNotebook()],
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
    sharedNotebook().write(asked("one"));
    expect(sharedNotebook().entries()).toEqual([asked("one")]);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it("of one emulator is not that of another, nor that of the clouds", () => {
    sharedNotebook("http://127.0.0.1:4000").write(asked("one"));
    expect(sharedNotebook("http://127.0.0.1:4000").entries()).toEqual([asked("one")]);
    expect(sharedNotebook("http://127.0.0.1:4001").entries()).toEqual([]);
    expect(sharedNotebook().entries()).toEqual([]);
  });

  it("leaves out a line that is being written, or is none", () => {
    sharedNotebook().write(asked("one"));
    writeFileSync(path(), `${readFileSync(path(), "utf8")}null\n{"at":1}\n{"key":"tw`);
    expect(sharedNotebook().entries()).toEqual([asked("one")]);
  });

  it("begins anew when nothing of it can be there any more", () => {
    sharedNotebook().write(asked("one"));
    const old = Date.now() / 1000 - 26 * 3600;
    utimesSync(path(), old, old);
    expect(sharedNotebook().entries()).toEqual([]);
  });

  it("is that of the process where the folder is not the user's own", () => {
    writeFileSync(join(folder, "access-audit"), "");
    const notebook = sharedNotebook();
    notebook.write(asked("in memory"));
    expect(sharedNotebook().entries()).toContainEqual(asked("in memory"));
    expect(readFileSync(join(folder, "access-audit"), "utf8")).toBe("");
  });
});
