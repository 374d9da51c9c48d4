import ts from "typescript";
import { describe, expect, it } from "vitest";
import { clouds } from "../../../provider/registry";
import { inProject } from "../../../tools/setup/project.mjs";

const entry = inProject("sdk", "index.ts");
const native = inProject("sdk", "native", "index.ts");
const program = ts.createProgram([entry, native], {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
});
const checker = program.getTypeChecker();

/** What the package exports, by name. */
function exportsOf(path: string): Map<string, ts.Symbol> {
  const file = program.getSourceFile(path);
  const module = file && checker.getSymbolAtLocation(file);
  const found = module === undefined ? [] : checker.getExportsOfModule(module);
  return new Map(found.map((symbol) => [symbol.name, symbol]));
}

const hoverOf = (symbol: ts.Symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();

/** The members of a type, those within its objects too, as paths; of a union those of each part. */
function membersOf(type: ts.Type, path = "", seen = new Set<ts.Type>()): [string, ts.Symbol][] {
  if (seen.has(type)) return [];
  seen.add(type);
  const parts = type.isUnion() ? type.types : [type];
  return parts.flatMap((part) => {
    const own = part.getProperties().filter((member) => isOurs(member));
    return own.flatMap((member): [string, ts.Symbol][] => {
      const name = path === "" ? member.name : `${path}.${member.name}`;
      return [[name, member], ...membersOf(checker.getTypeOfSymbol(member), name, seen)];
    });
  });
}

const isOurs = (symbol: ts.Symbol) =>
  symbol.declarations?.some((declaration) => declaration.getSourceFile().fileName.includes("/sdk/types/")) ?? false;

const exported = exportsOf(entry);
const typeOf = (name: string) => checker.getDeclaredTypeOfSymbol(aliased(exported.get(name)));

function aliased(symbol: ts.Symbol | undefined): ts.Symbol {
  if (symbol === undefined) throw new Error("the package does not export it");
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

describe("what an editor shows", () => {
  const types = [...exported.keys()].filter((name) => /(Args|Result)$/.test(name));
  const classes = [...exported.keys()].filter((name) => /^[A-Z]/.test(name) && !/(Args|Result|Options)$/.test(name));

  it("is about every kind and every data source", () => {
    expect(classes.sort()).toEqual([
      ...[
        "AuditHistoryDelivery",
        "AuditInsight",
        "AuditLogExport",
        "AuditNotification",
        "AuditTrack",
        "BucketAccessLog",
        "BucketAccessLogs",
        "BucketAccessMonitor",
        "BucketAccessMonitors",
        "DatabaseAuditPolicy",
      ],
    ]);
    expect(types.length).toBeGreaterThanOrEqual(20);
  });

  it.each([...types, ...classes])("has a text for each member of %s", (name) => {
    const members = membersOf(typeOf(name));
    expect(members.length).toBeGreaterThan(0);
    expect(members.filter(([, symbol]) => hoverOf(symbol) === "").map(([path]) => path)).toEqual([]);
  });

  const definitions = clouds.flatMap(({ resources, dataSources }) => [
    ...resources.flatMap(({ kind, variants, ...one }) =>
      Object.values(variants ?? { one }).map((each) => [kind, each] as const),
    ),
    ...dataSources.map((source) => [source.name, source] as const),
  ]);
  const tagsOf = (name: string, tag: string) =>
    aliased(exported.get(name))
      .getJsDocTags(checker)
      .flatMap((one) => (one.name === tag ? ts.displayPartsToString(one.text) : []));

  it.each([...new Set(definitions.map(([name]) => name))])(
    "names each vendor's page of %s, and shows an example",
    (name) => {
      const pages = definitions.flatMap(([owner, { reference }]) => (owner === name ? reference.page : []));
      const shown = exported.has(name) ? name : `${name}Output`;
      expect(tagsOf(shown, "see").sort()).toEqual([...new Set(pages)].sort());
      expect(tagsOf(shown, "example").join()).toContain(shown);
    },
  );

  it.each(types.filter((name) => clouds.some((cloud) => name.toLowerCase().startsWith(cloud.name))))(
    "names the vendor's page of %s, and shows an example",
    (name) => {
      const tags = aliased(exported.get(name))
        .getJsDocTags(checker)
        .map((tag) => tag.name);
      const isUnion = checker.getDeclaredTypeOfSymbol(aliased(exported.get(name))).isUnion();
      if (!isUnion) expect(tags).toEqual(["see", "example"]);
    },
  );

  it("has the default and what a change does", () => {
    const hovers = Object.fromEntries(
      membersOf(typeOf("TencentAuditTrackArgs")).map(([path, one]) => [path, hoverOf(one)]),
    );
    expect(hovers.name).toBe(
      "The name, unique in the account. It cannot be changed.\n\nA change replaces the resource.",
    );
    expect(hovers.adopt).toMatch(/\n\nDefault: `false`\.$/);
    expect(hovers["storage.prefix"]).toMatch(/^The prefix of the delivered files/);
  });

  it("has each output of a track of any cloud", () => {
    const members = membersOf(typeOf("AuditTrack")).map(([path]) => path);
    for (const name of ["trackId", "trailArn", "trackerId", "storage", "ossBucketName", "dataBucket", "deliveryError"])
      expect(members).toContain(name);
  });

  it("has the settings of a provider", () => {
    const provider = checker.getDeclaredTypeOfSymbol(aliased(exportsOf(native).get("ProviderArgs")));
    const members = provider.getProperties();
    expect(members.map(({ name }) => name).sort()).toEqual(
      ["alibaba", "emulatorUrl", "huawei", "tencent", "timeout", "volcengine"].sort(),
    );
    expect(members.filter((member) => hoverOf(member) === "").map(({ name }) => name)).toEqual([]);
  });
});
