import { z } from "zod";
import { field } from "../../../core/fields/field";
import { dataSource } from "../../../core/listing/data-source";
import { textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { regionField } from "../regions";
import { callActiontrail } from "./service";

interface Arguments {
  readonly region: string;
}

const globalRegion = z.object({
  storageRegion: field(z.string(), { doc: "The region in which the account's global events are recorded." }),
  requestId: field(z.string(), { doc: "Names this call in questions to the vendor." }),
});

/** https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-getglobaleventsstorageregion */
export const alibabaGetAuditGlobalRegion = dataSource<Arguments, z.output<typeof globalRegion>>({
  name: "getAuditGlobalRegion",
  cloud: "alibaba",
  arguments: z.object({
    cloud: field(z.literal("alibaba"), { doc: "The cloud whose account is asked about." }),
    region: field(regionField, { doc: "The region that is asked." }),
  }),
  result: globalRegion,
  reference: {
    page: "https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-getglobaleventsstorageregion",
    permissions: ["actiontrail:GetGlobalEventsStorageRegion"],
    example: { cloud: "alibaba", region: "cn-hangzhou" },
  },
  run: (operation, { region }) =>
    callActiontrail(operation, {
      name: "GetGlobalEventsStorageRegion",
      region,
      attempted: `read the storage region of global events in ${region}`,
      parameters: {},
      writes: false,
      decode(answer) {
        const [storageRegion, requestId] = [textIn(answer, "StorageRegion"), textIn(answer, "RequestId")];
        if (storageRegion === undefined || requestId === undefined)
          throw new MalformedAnswer("the answer has no StorageRegion or RequestId");
        return { storageRegion, requestId };
      },
    }),
});
