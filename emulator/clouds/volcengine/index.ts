import { BucketStore } from "../../buckets/bucket-store";
import type { Cloud } from "../../cloud";
import { Identities } from "../../identities";
import { cloudtrailService } from "./cloudtrail/service";
import { type VolcengineControl, volcengineControl, volcengineRoutes } from "./control";
import { completeVolcengine, type VolcengineCredentials, volcengineKeys } from "./credentials";
import { volcengineMetadata } from "./identity/metadata";
import { stsService } from "./identity/sts";
import { volcenginePermissions } from "./permissions";
import { volcengineSeed } from "./seed";
import { emptyVolcengine, seedVolcengine, type VolcengineState } from "./state";
import { accessTimeRule } from "./tos/lifecycle";
import { tosService } from "./tos/service";

export const volcengine = {
  name: "volcengine",
  keys: volcengineKeys,
  names: volcengineSeed,
  credentials: completeVolcengine,
  secrets: (owner) => [owner.secretKey, owner.sessionToken],
  empty: emptyVolcengine,
  seed: seedVolcengine,
  open(runtime, owner, redaction) {
    const identities = new Identities(owner, redaction);
    const control = volcengineControl(runtime);
    return {
      services: [
        tosService(runtime, identities),
        cloudtrailService(runtime, identities),
        stsService(identities),
        volcengineMetadata(identities),
      ],
      identities,
      permissions: volcenginePermissions,
      buckets: new BucketStore(runtime, {
        defaultRegion: volcengineSeed.region,
        unconfigured: "Disabled",
        accessTimeRule,
      }),
      control,
      routes: volcengineRoutes(control),
    };
  },
} satisfies Cloud<VolcengineState, VolcengineControl, VolcengineCredentials>;
