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

/** A member of an object literal of the program, by its path there, and what an editor shows over it. */
export interface Hover {
  readonly path: string;
  readonly text: string;
}

/** An editor in which one program of a user is open, beside the SDK. */
export class Editor {
  readonly #file = inProject("sdk", "program-of-a-test.ts");
  readonly #program: string;
  readonly #service: ts.LanguageService;

  constructor(program: string) {
    this.#program = program;
    const isOurs = (file: string) => file === this.#file;
    this.#service = ts.createLanguageService({
      getCompilationSettings: () => options,
      getScriptFileNames: () => [this.#file],
      getScriptVersion: () => "1",
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
    });
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
    const source = ts.createSourceFile(this.#file, this.#program, ts.ScriptTarget.Latest, true);
    const start = this.#program.indexOf(`// ${title}\n`);
    const statement = source.statements.find((one) => one.getStart() > start && start >= 0);
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
