import ts from "typescript";
import { inProject } from "../../../tools/setup/project.mjs";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
};

/** What is parsed once for all editors. */
const parsed = ts.createDocumentRegistry();

/** A member of an object literal of the program, by its path there, and what an editor shows over it. */
export interface Hover {
  readonly path: string;
  readonly text: string;
}

/** An editor in which one program of a user is open, beside the SDK. */
export class Editor {
  readonly #file = inProject("sdk", "program-of-a-test.ts");
  readonly #program: string;
  readonly #source: ts.SourceFile;
  readonly #service: ts.LanguageService;

  constructor(program: string) {
    this.#program = program;
    this.#source = ts.createSourceFile(this.#file, program, ts.ScriptTarget.Latest, true);
    const isOurs = (file: string) => file === this.#file;
    const host: ts.LanguageServiceHost = {
      getCompilationSettings: () => options,
      getScriptFileNames: () => [this.#file],
      // The registry takes one version of a file for one text.
      getScriptVersion: (file) => (isOurs(file) ? program : "1"),
      // Nothing changes: otherwise each question looks at every file again.
      getProjectVersion: () => "1",
      getScriptSnapshot: (file) => {
        const text = isOurs(file) ? program : ts.sys.readFile(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => inProject(),
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (file) => isOurs(file) || ts.sys.fileExists(file),
      readFile: (file) => (isOurs(file) ? program : ts.sys.readFile(file)),
      readDirectory: ts.sys.readDirectory,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
    };
    this.#service = ts.createLanguageService(host, parsed);
  }

  /** What the compiler says of the program. */
  problems(): string[] {
    const found = [
      ...this.#service.getSyntacticDiagnostics(this.#file),
      ...this.#service.getSemanticDiagnostics(this.#file),
    ];
    return found.map(({ messageText, start = 0 }) => {
      const line = this.#program.slice(0, start).split("\n").length;
      return `${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
  }

  /** The members of each object literal in the statement after the comment `// <title>`. */
  hovers(title: string): Hover[] {
    const start = this.#program.indexOf(`// ${title}\n`);
    const statement = this.#source.statements.find((one) => one.getStart() > start && start >= 0);
    const found: Hover[] = [];
    const visit = (node: ts.Node, path: string): void => {
      if (!ts.isPropertyAssignment(node)) {
        ts.forEachChild(node, (child) => visit(child, path));
        return;
      }
      const own = path === "" ? node.name.getText() : `${path}.${node.name.getText()}`;
      found.push({ path: own, text: this.#textAt(node.name.getStart()) });
      visit(node.initializer, own);
    };
    if (statement !== undefined) visit(statement, "");
    return found;
  }

  #textAt(position: number): string {
    const info = this.#service.getQuickInfoAtPosition(this.#file, position);
    return ts.displayPartsToString(info?.documentation);
  }
}
