import { BucketStore } from "../../buckets/bucket-store";
import type { Cloud } from "../../cloud";
import { Identities } from "../../identities";
import { cloudauditService } from "./cloudaudit/service";
import { type TencentControl, tencentControl, tencentRoutes } from "./control";
import { accessTimeRule } from "./cos/lifecycle";
import { cosService } from "./cos/service";
import { completeTencent, type TencentCredentials, tencentKeys } from "./credentials";
import { databaseServices } from "./databases/service";
import { tencentMetadata } from "./identity/metadata";
import { stsService } from "./identity/sts";
import { tencentPermissions } from "./permissions";
import { tencentSeed } from "./seed";
import { emptyTencent, seedTencent, type TencentState } from "./state";

export const tencent = {
  name: "tencent",
  keys: tencentKeys,
  names: tencentSeed,
  credentials: completeTencent,
  secrets: (owner) => [owner.secretKey, owner.token],
  empty: emptyTencent,
  seed: seedTencent,
  open(runtime, owner, redaction) {
    const identities = new Identities(owner, redaction);
    const control = tencentControl(runtime);
    return {
      // STS and the databases know their versions, everything else that is signed this way is CloudAudit.
      services: [
        cosService(runtime, identities),
        stsService(identities),
        ...databaseServices(runtime, identities),
        cloudauditService(runtime, identities),
        tencentMetadata(identities),
      ],
      identities,
      permissions: tencentPermissions,
      buckets: new BucketStore(runtime, { defaultRegion: tencentSeed.region, unconfigured: "unset", accessTimeRule }),
      control,
      routes: tencentRoutes(control),
    };
  },
} satisfies Cloud<TencentState, TencentControl, TencentCredentials>;
