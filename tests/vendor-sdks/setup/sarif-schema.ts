import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { capture, findOnPath, tail } from "../../../tools/setup/command.mjs";
import { SetupError } from "../../../tools/setup/failure.mjs";
import { cached } from "./cached";

/** The Go module that brings the schema of OASIS, word for word; no package of npm or PyPI does. */
const goModule = "github.com/owenrumney/go-sarif/v3@v3.3.1";
const source = "pkg/report/v210/sarif/schema.go";

/** The file of the JSON schema of SARIF 2.1.0. */
export async function sarifSchema(): Promise<string> {
  return join(await cached({ name: "sarif", key: [goModule, source], fill }), "sarif-schema-2.1.0.json");
}

async function fill(folder: string): Promise<void> {
  const go = findOnPath("go", process.env.PATH);
  if (go === undefined) throw new SetupError("There is no go on the PATH.", "Install Go: https://go.dev/doc/install");
  const { code, stdout, stderr } = await capture(go, ["mod", "download", "-json", goModule], { cwd: folder });
  if (code !== 0)
    throw new SetupError(
      `go mod download ${goModule} failed:\n${tail(stderr + stdout, 6)}`,
      "It needs a Go module proxy.",
    );
  const [, schema] = /const schema = `([^`]+)`/.exec(readFileSync(join(JSON.parse(stdout).Dir, source), "utf8")) ?? [];
  writeFileSync(join(folder, "sarif-schema-2.1.0.json"), JSON.stringify(JSON.parse(schema ?? "")));
}
