import type { Identities } from "../../../identities";
import type { CloudRuntime, Service } from "../../../service";
import { deleteOwn, own, setOwn } from "../../../wire/own";
import { jsonAnswer } from "../../../wire/wire";
import type { ExampleCredentials } from "../credentials";
import { refusal } from "../errors";
import { done, exampleService, jsonBody } from "../service";
import type { ExampleState, Track } from "../state";

/** A track from the body of a write; whatever is missing or unknown is refused. */
function trackFrom(body: Record<string, unknown>): Track {
  const { name, on, operations, bucket } = body;
  const isGood = typeof name === "string" && typeof on === "boolean" && (bucket === null || typeof bucket === "string");
  if (!isGood || (operations !== "all" && operations !== "writes")) throw refusal("BadInput");
  return { name, on, operations, bucket };
}

/** Tracks: https://cloud.example/docs/tracks */
export function recordsService(
  runtime: CloudRuntime<ExampleState>,
  identities: Identities<ExampleCredentials>,
): Service {
  const tracksOf = (region: string) => own(runtime.state().tracks, region) ?? {};
  const keep = (region: string, track: Track) => {
    const tracks = tracksOf(region);
    setOwn(tracks, track.name, track);
    setOwn(runtime.state().tracks, region, tracks);
    return done;
  };
  const existing = (region: string, name: string) => {
    if (own(tracksOf(region), name) === undefined) throw refusal("NoTrack");
  };
  const one = /^\/tracks\/([a-z-]+)$/;
  return exampleService(
    "records",
    [
      {
        ...{ action: "ListTracks", method: "GET", path: /^\/tracks$/ },
        run: (_call, region) => jsonAnswer(200, { tracks: Object.values(tracksOf(region)) }),
      },
      {
        ...{ action: "CreateTrack", method: "POST", path: /^\/tracks$/ },
        run(call, region) {
          const track = trackFrom(jsonBody(call.request));
          if (own(tracksOf(region), track.name) !== undefined) throw refusal("TrackExists");
          call.concerns(track.name);
          return keep(region, track);
        },
      },
      {
        ...{ action: "ChangeTrack", method: "PUT", path: one },
        run({ request, resource }, region) {
          existing(region, resource);
          return keep(region, { ...trackFrom(jsonBody(request)), name: resource });
        },
      },
      {
        ...{ action: "DeleteTrack", method: "DELETE", path: one },
        run({ resource }, region) {
          existing(region, resource);
          deleteOwn(tracksOf(region), resource);
          return done;
        },
      },
    ],
    identities,
  );
}
