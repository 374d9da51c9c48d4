import { Shelf } from "../../buckets/shelf";
import type { Cloud } from "../../cloud";
import { TemporaryKeys } from "../../temporary-keys";
import { completeVolcengine, type VolcengineCredentials } from "./credentials";
import { volcengineSeed } from "./seed";
import { emptyVolcengine, seedVolcengine, type VolcengineState } from "./state";
import { accessTimeRule } from "./tos/lifecycle";
import { tosService } from "./tos/service";

export const volcengine = {
  name: "volcengine",
  names: volcengineSeed,
  credentials: completeVolcengine,
  secrets: (owner) => [owner.secretKey, owner.sessionToken],
  empty: emptyVolcengine,
  seed: seedVolcengine,
  open(runtime, owner, redaction) {
    const keys = new TemporaryKeys(owner, redaction);
    return {
      services: [tosService(runtime, keys)],
      buckets: new Shelf(runtime, { defaultRegion: volcengineSeed.region, unconfigured: "Disabled", accessTimeRule }),
      control: {},
      routes: [],
    };
  },
} satisfies Cloud<VolcengineState, object, VolcengineCredentials>;
