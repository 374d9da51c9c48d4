import { BucketStore } from "../../buckets/bucket-store";
import type { Cloud } from "../../cloud";
import { Identities } from "../../identities";
import { completeExample, type ExampleCredentials, exampleKeys } from "./credentials";
import { examplePermissions } from "./permissions";
import { recordsService } from "./records/service";
import { type ExampleState, emptyExample, exampleSeed, seedExample, type Track } from "./state";
import { storeService } from "./store/service";

/** The toy cloud of the contributor's guide. */
export const example = {
  name: "example",
  keys: exampleKeys,
  names: exampleSeed,
  credentials: completeExample,
  secrets: ({ keySecret }) => [keySecret],
  empty: emptyExample,
  seed: seedExample,
  open(runtime, owner, redaction) {
    const identities = new Identities(owner, redaction);
    return {
      services: [storeService(runtime, identities), recordsService(runtime, identities)],
      identities,
      permissions: examplePermissions,
      buckets: new BucketStore(runtime, {
        defaultRegion: exampleSeed.region,
        unconfigured: "Disabled",
        accessTimeRule: (id) => ({ id }),
      }),
      control: {
        /** Changes a track without a request, which is how drift comes about. */
        changeExampleTrack(region: string, name: string, change: Partial<Track>): void {
          Object.assign(runtime.state().tracks[region]?.[name] ?? {}, change);
          runtime.changed();
        },
      },
      routes: [],
    };
  },
} satisfies Cloud<ExampleState, { changeExampleTrack: unknown }, ExampleCredentials>;
