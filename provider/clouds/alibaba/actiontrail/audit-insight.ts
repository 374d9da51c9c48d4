import { z } from "zod";
import { choice, field } from "../../../core/fields/field";
import { toChange } from "../../../core/fields/reference";
import { resourceId } from "../../../core/fields/resource-id";
import { statusField } from "../../../core/fields/status";
import { ending, switchedOff } from "../../../core/fields/weakening";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import type { Live, Setting } from "../../../core/lifecycle/kind";
import type { Operation } from "../../../core/session/operation";
import { objectIn } from "../../../http/members";
import { regionField } from "../regions";
import { callActiontrail } from "./service";
import { insightTypeField } from "./trail-selectors";
import { writtenFromWire } from "./trail-write";

const insightInputs = z.object({
  cloud: field(z.literal("alibaba"), { doc: "The cloud whose account is watched.", replaces: true }),
  region: field(regionField, { doc: "The region that all calls for it go to.", replaces: true }),
  insightType: field(insightTypeField, {
    doc: "The type, such as `IpInsight`, `ApiCallRateInsight`, `ApiErrorRateInsight`, `AkInsight`, `PolicyChangeInsight`, `PasswordChangeInsight` or `TrailConcealmentInsight`.",
    replaces: true,
  }),
  status: field(statusField, {
    doc: "Whether the account is watched for it, which is paid.",
    weakens: switchedOff,
  }),
  onDelete: field(
    choice({
      restore: "Puts back the status that was found.",
      disable: "Switches it off.",
      keep: "Leaves it as it is.",
    }).default("restore"),
    {
      doc: "What happens on destroy. Set `keep` where the account must be watched after the stack too, which is paid.",
      providerOnly: true,
      weakens: ending,
    },
  ),
});

type InsightInputs = z.output<typeof insightInputs> & Record<string, unknown>;

interface InsightLocator {
  readonly region: string;
  readonly insightType: string;
}

const described = ({ insightType, region }: InsightLocator) => `the insight ${insightType} in ${region}`;

/** The word for off is not documented: everything but `Enable` is, also a type that is not told. */
async function observe(operation: Operation, locator: InsightLocator): Promise<Live<InsightInputs>> {
  const status = await callActiontrail(operation, {
    name: "GetInsightTypes",
    region: locator.region,
    attempted: `read ${described(locator)}`,
    parameters: {},
    writes: false,
    decode: (answer) => {
      writtenFromWire(answer);
      const types = objectIn(answer, "InsightTypes");
      const word = Object.hasOwn(types, locator.insightType) ? types[locator.insightType] : undefined;
      return word === "Enable" ? ("Enabled" as const) : ("Disabled" as const);
    },
  });
  return { inputs: { cloud: "alibaba", ...locator, status }, outputs: {} };
}

async function update(operation: Operation, locator: InsightLocator, { status }: InsightInputs): Promise<void> {
  const on = status === "Enabled";
  await callActiontrail(operation, {
    name: on ? "EnableInsight" : "DisableInsight",
    region: locator.region,
    attempted: `${on ? "enable" : "disable"} ${described(locator)}`,
    // What none means is not documented.
    parameters: { InsightType: locator.insightType },
    writes: true,
    decode: writtenFromWire,
  });
}

/** One type of insight of an account: https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-enableinsight */
export const alibabaAuditInsight: Setting<InsightInputs, InsightLocator> = {
  kind: "AuditInsight",
  cloud: "alibaba",
  lifecycleKind: "setting",
  inputs: insightInputs,
  reference: {
    page: "https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-enableinsight",
    permissions: [
      "actiontrail:GetInsightTypes",
      ...toChange("actiontrail:EnableInsight", "actiontrail:DisableInsight"),
    ],
    example: { cloud: "alibaba", region: "cn-hangzhou", insightType: "IpInsight", status: "Enabled" },
  },
  changedBy: eventsNamed("EnableInsight", "DisableInsight"),
  outputs: {
    previousStatus: field(statusField, {
      doc: "The status that was found when it came under management.",
      stable: true,
    }),
  },
  identity: { words: ["insightType"], hints: ["region"] },
  describe: described,
  missing: (locator) => `${described(locator)} does not exist`,
  ...resourceId({
    of: "an insight",
    form: "alibaba/<region>/<type of insight>",
    parts: z.object({ region: regionField, insightType: insightTypeField }),
  }),
  locate: ({ region, insightType }) => ({ region, insightType }),
  observe,
  update,
  remember: ({ inputs }) => ({ previousStatus: inputs.status }),
  final(state) {
    const found = statusField.safeParse(state.previousStatus);
    return { ...state, status: state.onDelete === "restore" && found.success ? found.data : "Disabled" };
  },
};
