import { BucketStore } from "../../buckets/bucket-store";
import type { Cloud } from "../../cloud";
import { Identities } from "../../identities";
import { actiontrailService } from "./actiontrail/service";
import { type AlibabaControl, alibabaControl, alibabaRoutes } from "./control";
import { type AlibabaCredentials, alibabaKeys, completeAlibaba } from "./credentials";
import { databaseServices } from "./databases/service";
import { alibabaMetadata } from "./identity/metadata";
import { stsService } from "./identity/sts";
import { Nonces } from "./openapi/nonces";
import { accessTimeRule } from "./oss/lifecycle";
import { ossService } from "./oss/service";
import { alibabaPermissions } from "./permissions";
import { alibabaSeed } from "./seed";
import { type AlibabaState, emptyAlibaba, seedAlibaba } from "./state";

export const alibaba = {
  name: "alibaba",
  keys: alibabaKeys,
  names: alibabaSeed,
  credentials: completeAlibaba,
  secrets: (owner) => [owner.accessKeySecret, owner.securityToken],
  empty: emptyAlibaba,
  seed: seedAlibaba,
  open(runtime, owner, redaction) {
    const identities = new Identities(owner, redaction);
    const nonces = new Nonces();
    const control = alibabaControl(runtime);
    return {
      services: [
        ossService(runtime, identities),
        stsService(identities, nonces),
        actiontrailService(runtime, identities, nonces),
        ...databaseServices(runtime, identities, nonces),
        alibabaMetadata(identities),
      ],
      identities,
      permissions: alibabaPermissions(runtime.state),
      buckets: new BucketStore(runtime, {
        defaultRegion: alibabaSeed.region,
        unconfigured: "Disabled",
        accessTimeRule,
      }),
      control,
      routes: alibabaRoutes(control),
    };
  },
} satisfies Cloud<AlibabaState, AlibabaControl, AlibabaCredentials>;
