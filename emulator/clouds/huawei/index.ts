import { BucketStore } from "../../buckets/bucket-store";
import type { Cloud } from "../../cloud";
import { Identities } from "../../identities";
import { Authentication } from "./authentication";
import { type HuaweiControl, huaweiControl, huaweiRoutes } from "./control";
import { completeHuawei, type HuaweiCredentials, huaweiKeys } from "./credentials";
import { type CtsControl, ctsControl, ctsRoutes } from "./cts/control";
import { ctsService } from "./cts/service";
import { rdsService } from "./databases/rds";
import { taurusdbService } from "./databases/taurusdb";
import { iamService } from "./identity/iam/service";
import { huaweiMetadata } from "./identity/metadata";
import { stsService } from "./identity/sts";
import { Tokens } from "./identity/tokens";
import { obsService } from "./obs/service";
import { huaweiPermissions } from "./permissions";
import { huaweiSeed } from "./seed";
import { emptyHuawei, furtherHuawei, type HuaweiState, seedHuawei } from "./state";

export const huawei = {
  name: "huawei",
  keys: huaweiKeys,
  names: huaweiSeed,
  credentials: completeHuawei,
  secrets: (owner) => [owner.secretKey, owner.securityToken, owner.password],
  empty: emptyHuawei,
  further: furtherHuawei,
  seed: seedHuawei,
  open(runtime, owner, redaction) {
    const identities = new Identities(owner, redaction);
    const authentication = new Authentication(identities, new Tokens(redaction));
    const [databases, cts] = [huaweiControl(runtime), ctsControl(runtime)];
    return {
      // IAM, OBS, CTS and RDS know their paths, everything else that is signed this way is the database service.
      services: [
        iamService(runtime, identities, authentication),
        stsService(identities),
        obsService(runtime, identities),
        ctsService(runtime, authentication),
        rdsService(runtime, authentication),
        taurusdbService(runtime, authentication),
        huaweiMetadata(identities),
      ],
      identities,
      permissions: huaweiPermissions,
      buckets: new BucketStore(runtime, {
        defaultRegion: huaweiSeed.region,
        unconfigured: "unset",
        accessTimeRule: () => {
          throw new Error("OBS has no lifecycle rules by access time");
        },
      }),
      control: { ...databases, ...cts },
      routes: [...huaweiRoutes(databases), ...ctsRoutes(cts)],
    };
  },
} satisfies Cloud<HuaweiState, HuaweiControl & CtsControl, HuaweiCredentials>;
