import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scanCloud } from "../../../cli/scan/scan";
import { type Emulator, startEmulator } from "../../../emulator/index";
import { fromWire as oss } from "../../../provider/clouds/alibaba/oss/get-buckets";
import { fromWire as obs } from "../../../provider/clouds/huawei/obs/get-buckets";
import { fromWire as cos } from "../../../provider/clouds/tencent/cos/get-buckets";
import { fromWire as tos } from "../../../provider/clouds/volcengine/tos/get-buckets";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import { clouds } from "../../../provider/registry";

const silent = {
  begin: () => ({ total: () => undefined, advance: () => undefined }),
  stop: () => undefined,
};

describe("whose the buckets are", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator?.stop());

  it.each([
    ["tencent", "100000000001"],
    ["alibaba", "1234567890123456"],
    ["huawei", "d78cbac186b744899480f25bd022f468"],
    ["volcengine", "2100000001"],
  ] as const)("a scan of %s says: %s", async (name, account) => {
    const read = (key: string) => (key === name ? JSON.stringify(emulator.credentials[name]) : undefined);
    const session = new Session(readSettings({ read }, { ACCESS_AUDIT_EMULATOR_URL: emulator.url }));
    const cloud = clouds.find((one) => one.name === name) ?? expect.fail();
    const scanned = await scanCloud(cloud, session, { regions: undefined, required: true }, silent);
    expect(scanned).toMatchObject({ accountId: account, errors: [] });
  });

  const xml = (owner: string) => `<ListAllMyBucketsResult>${owner}<Buckets/></ListAllMyBucketsResult>`;
  const json = (owner: unknown) => JSON.stringify({ Buckets: [], Owner: owner });

  it.each([
    ["COS, with a user of the account", cos, xml("<Owner><ID>qcs::cam::uin/1:uin/2</ID></Owner>"), "1"],
    ["COS, with an id of another form", cos, xml("<Owner><ID>1250000000</ID></Owner>"), undefined],
    ["OSS", oss, xml("<Owner><ID>1234</ID><DisplayName>5</DisplayName></Owner>"), "1234"],
    ["OBS", obs, xml("<Owner><ID>abc</ID></Owner>"), "abc"],
    ["TOS", tos, json({ ID: "21" }), "21"],
    ...[cos, oss, obs].flatMap((decode) =>
      ["", "<Owner/>", "<Owner>1</Owner>", "<Owner><ID/></Owner>", "<Owner/><Owner/>"].map(
        (owner) => ["a list that does not say", decode, xml(owner), undefined] as const,
      ),
    ),
    ["TOS without an id", tos, json({}), undefined],
    ["TOS with an empty one", tos, json({ ID: "" }), undefined],
  ] as const)("%s", (_, decode, body, account) => {
    expect(decode(body)).toMatchObject({ buckets: [] });
    expect(decode(body).account).toBe(account);
  });
});
