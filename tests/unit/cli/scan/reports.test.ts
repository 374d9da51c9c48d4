import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";
import { importables, importFile, typescriptProgram, yamlProgram } from "../../../../cli/scan/export";
import { page } from "../../../../cli/scan/page";
import type { ScannedCloud } from "../../../../cli/scan/scan";
import { scanJson, scanText } from "../../../../cli/scan/tell";
import { judgeScan } from "../../../../cli/scan/verdict";
import { drivingIn } from "../../../hostile/driving";
import { hostileNames, hostileTexts } from "../../../hostile/texts";
import { undeclaredIn } from "../../../report-schemas";

/** Everything that a cloud could say, in every place. */
function everywhere(text: string): readonly ScannedCloud[] {
  const place = { cloud: "tencent", region: text, name: text };
  const inputs = { cloud: "tencent", name: text, eventNames: [text], storage: JSON.parse(`{"__proto__":"own","a":1}`) };
  return [
    {
      ...{ cloud: "tencent", title: "Tencent Cloud", offers: { buckets: true, monitors: true, tracks: "account" } },
      ...{ accountId: text, regions: [text], errors: [text], formerErrors: [text] },
      formerTracks: [{ ...place, status: "Enabled", destination: text, wayOver: text }],
      buckets: [
        { ...place, id: `tencent/${text}/b1`, status: "Disabled" },
        { ...place, id: `tencent/${text}/b2`, status: null, error: text },
      ],
      databases: [
        { ...place, engine: text, id: `tencent/${text}/cdb/1`, status: "Disabled" },
        { ...place, engine: text, id: `tencent/${text}/cdb/2`, status: null, error: text },
        { ...place, engine: text, id: `tencent/${text}/cdb/3`, status: "Enabled", keepDays: 30, inputs },
      ],
      tracks: [
        {
          ...{ ...place, id: `tencent/${text}/1`, status: "Enabled", ofAccount: true, destinations: [text] },
          ...{ deliveryError: text, leavesOut: text, inputs },
        },
        { ...place, id: `tencent/${text}/2`, status: "Disabled", ofAccount: true, destinations: [], error: text },
      ],
    },
    {
      ...{
        cloud: "alibaba",
        title: "Alibaba Cloud",
        offers: { buckets: true, monitors: true, tracks: "account" },
        skipped: text,
      },
      ...none,
    },
  ];
}
const none = { regions: [], buckets: [], tracks: [], formerTracks: [], formerErrors: [], databases: [], errors: [] };

/** What a program in TypeScript declares. */
function declaredBy(program: string): unknown[] {
  const declared: unknown[] = [];
  class Declared {
    constructor(name: string, args: object) {
      declared.push({ name, args });
    }
  }
  const [, ...lines] = program.split("\n");
  const { code } = transformSync(lines.join("\n"), { loader: "ts" });
  new Function("audit", code)({ AuditTrack: Declared, BucketAccessMonitor: Declared, DatabaseAuditPolicy: Declared });
  return declared;
}

describe.each([...Object.entries(hostileTexts), ...hostileNames.map((name) => [`the name ${name}`, name] as const)])(
  "a scan that found %s",
  (_, text) => {
    const scanned = everywhere(text);
    const verdict = judgeScan(scanned);
    const found = importables(scanned);

    it("drives nothing by what it prints and writes", () => {
      const told = [scanText(scanned, verdict), scanJson(scanned, verdict), page(scanned, verdict, new Date(0))];
      for (const one of [...told, importFile(found), typescriptProgram(found), yamlProgram(found)])
        expect(drivingIn(one)).toEqual([]);
    });

    it("writes JSON as its schema says", () => {
      expect(undeclaredIn("scan", scanJson(scanned, verdict))).toEqual([]);
    });

    it("writes it as it is into the import file and the program", () => {
      const { resources } = JSON.parse(importFile(found));
      expect(resources).toEqual(found.map(({ type, name, id }) => ({ type, name, id })));
      expect(declaredBy(typescriptProgram(found))).toEqual(found.map(({ name, inputs }) => ({ name, args: inputs })));
    });

    it("has no markup in the page but its own", () => {
      const html = page(scanned, verdict, new Date(0));
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(html).not.toContain("<img");
    });
  },
);
