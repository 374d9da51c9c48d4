import { Shelf } from "../../buckets/shelf";
import type { Cloud } from "../../cloud";
import { TemporaryKeys } from "../../temporary-keys";
import { actiontrailService } from "./actiontrail/service";
import { type AlibabaControl, alibabaControl, alibabaRoutes } from "./control";
import { type AlibabaCredentials, completeAlibaba } from "./credentials";
import { Nonces } from "./openapi/nonces";
import { accessTimeRule } from "./oss/lifecycle";
import { ossService } from "./oss/service";
import { alibabaSeed } from "./seed";
import { type AlibabaState, emptyAlibaba, seedAlibaba } from "./state";

export const alibaba = {
  name: "alibaba",
  names: alibabaSeed,
  credentials: completeAlibaba,
  secrets: (owner) => [owner.accessKeySecret, owner.securityToken],
  empty: emptyAlibaba,
  seed: seedAlibaba,
  open(runtime, owner, redaction) {
    const keys = new TemporaryKeys(owner, redaction);
    const nonces = new Nonces();
    const control = alibabaControl(runtime);
    return {
      services: [ossService(runtime, owner), actiontrailService(runtime, keys, nonces)],
      buckets: new Shelf(runtime, { defaultRegion: alibabaSeed.region, unconfigured: "Disabled", accessTimeRule }),
      control,
      routes: alibabaRoutes(control),
    };
  },
} satisfies Cloud<AlibabaState, AlibabaControl, AlibabaCredentials>;
