import type { KindName } from "../../../dist/provider/kinds/index.js";
import { code, fence, table } from "./markdown.mts";
import { required } from "./provider.mts";

/** The ids of all kinds on all clouds, in one table. */
export function importPage(pageOf: (kind: KindName) => string): string {
  const rows = required.tokens.resourceTokens.flatMap((token) =>
    required.offered
      .offeredResources(token)
      .map(({ title, definition }) => [
        `[${code(token.kind)}](${pageOf(token.kind)})`,
        title,
        code(token.token),
        code(definition.idForm),
      ]),
  );
  return [
    "# Import ids",
    "A resource that exists comes under management as it is, by the type and the id of its row. It needs [the plugin](../guide/plugin.md).",
    fence(
      "sh",
      "pulumi import access-audit:index:BucketAccessMonitor logs tencent/ap-guangzhou/logs-1250000000 --generate-code=false",
    ),
    "Many at once: `access-audit scan --import-file import.json --program index.ts` writes the ids and the program of what it finds, and `pulumi import --file import.json --generate-code=false` takes them.",
    table([["resource", "cloud", "type", "id"], ...rows]),
  ].join("\n\n");
}
