import type { Cloud } from "../../cloud";
import { Authentication } from "./authentication";
import { type HuaweiControl, huaweiControl, huaweiRoutes } from "./control";
import { completeHuawei, type HuaweiCredentials } from "./credentials";
import { ctsService } from "./cts/service";
import { type CtsControl, ctsControl, ctsRoutes } from "./cts-control";
import { iamService } from "./iam/service";
import { rdsService } from "./rds/service";
import { huaweiSeed } from "./seed";
import { emptyHuawei, type HuaweiState, seedHuawei } from "./state";
import { taurusdbService } from "./taurusdb/service";
import { Tokens } from "./tokens";

export const huawei = {
  name: "huawei",
  names: huaweiSeed,
  credentials: completeHuawei,
  secrets: (owner) => [owner.secretKey, owner.securityToken, owner.password],
  empty: emptyHuawei,
  seed: seedHuawei,
  open(runtime, owner, redaction) {
    const authentication = new Authentication(owner, new Tokens(redaction));
    const [databases, cts] = [huaweiControl(runtime), ctsControl(runtime)];
    return {
      // IAM, CTS and RDS know their paths, everything else that is signed this way is the database service.
      services: [
        iamService(runtime, owner, authentication),
        ctsService(runtime, authentication),
        rdsService(runtime, authentication),
        taurusdbService(runtime, authentication),
      ],
      control: { ...databases, ...cts },
      routes: [...huaweiRoutes(databases), ...ctsRoutes(cts)],
    };
  },
} satisfies Cloud<HuaweiState, HuaweiControl & CtsControl, HuaweiCredentials>;
