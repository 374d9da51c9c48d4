import { z } from "zod";
import { choice, field } from "../../../core/fields/field";
import { statusField } from "../../../core/fields/status";
import { isRecord } from "../../../core/fields/validation";
import { dataSource } from "../../../core/listing/data-source";
import type { Operation } from "../../../core/session/operation";
import { parseJsonObject } from "../../../http/json";
import { flagIn, listIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { callExample, permissionOf, requestIdOf } from "../service";
import { regionField } from "../settings";

/** What a track records. */
export const scopes = { All: "All operations.", Writes: "Operations that write." } as const;

const listedTrack = z.object({
  name: field(z.string(), { doc: "The track's name." }),
  status: field(statusField, { doc: "Whether the track records." }),
  operations: field(choice(scopes), { doc: "Which operations are recorded." }),
  bucket: field(z.string().optional(), { doc: "The bucket that the records are delivered to." }),
});

/** A track as the list has it. */
export type ListedTrack = Readonly<z.output<typeof listedTrack>>;

const trackList = z.object({
  tracks: field(z.array(listedTrack), { doc: "The tracks." }),
  requestIds: field(z.array(z.string()), { doc: "One for each call, for questions to the vendor." }),
});

function fromWire(wire: unknown): ListedTrack {
  const name = isRecord(wire) ? textIn(wire, "name") : undefined;
  if (!isRecord(wire) || name === undefined) throw new MalformedAnswer("a track has no name");
  const operations = textIn(wire, "operations");
  if (operations !== "all" && operations !== "writes") throw new MalformedAnswer(`track ${name} has no operations`);
  return {
    name,
    status: flagIn(wire, "on") ? "Enabled" : "Disabled",
    operations: operations === "all" ? "All" : "Writes",
    bucket: textIn(wire, "bucket"),
  };
}

/** All of a region, on one page: https://cloud.example/docs/list-tracks */
export function listTracks(operation: Operation, region: string): Promise<z.output<typeof trackList>> {
  return callExample(operation, "records", {
    ...{ region, method: "GET", path: "/tracks", action: "ListTracks", answerSize: "list" },
    attempted: `list the audit tracks in ${region}`,
    decode: (response) => ({
      tracks: listIn(parseJsonObject(response.body), "tracks").map(fromWire),
      requestIds: [requestIdOf(response)],
    }),
  });
}

export const exampleGetAuditTracks = dataSource<{ readonly region: string }, z.output<typeof trackList>>({
  name: "getAuditTracks",
  cloud: "example",
  arguments: z.object({
    cloud: field(z.literal("example"), { doc: "The cloud whose tracks are listed." }),
    region: field(regionField, { doc: "The region whose tracks are listed." }),
  }),
  result: trackList,
  reference: {
    page: "https://cloud.example/docs/list-tracks",
    permissions: [permissionOf("records", "ListTracks")],
    example: { cloud: "example", region: "north-1" },
  },
  run: (operation, { region }) => listTracks(operation, region),
});
