import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { PartialFailure } from "../../../provider/core/lifecycle/convergence";
import { findResource } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../stage";

const { region, bucket } = seed.volcengine;
const track = findResource("AuditTrack", "volcengine");
const id = `volcengine/${region}/writes`;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.emulator.control.reset();
  stage.calls();
  stage.warnings.length = 0;
});
afterAll(() => stage.close());

const tos = { tosBucketName: bucket, tosBucketRegion: region };
const tls = { tlsProjectName: "audit", tlsProjectRegion: "cn-shanghai", tlsTopicName: "events" };
const given = { cloud: "volcengine", region, name: "writes", status: "Enabled", ...tos };
const check = (more: object = {}) => track.check({ ...given, ...more });
const create = (more: object = {}) => track.create(stage.operation(), check(more).inputs);
const read = (properties: Record<string, unknown>) => track.read(stage.operation(), id, properties);
const fault = (action: string, status: number, code: string, times = 1) =>
  stage.emulator.control.fault({ cloud: "volcengine", action, kind: "error", status, code, message: "no", times });
const trail = () => stage.emulator.control.cloudTrails()[0];
const put = (change: object) => stage.emulator.control.putCloudTrail({ TrailName: "writes", ...change });

describe("create", () => {
  it("makes one call when the trail is declared off: a new one is", async () => {
    expect((await create({ status: "Disabled" })).properties).toMatchObject({ status: "Disabled", eventRw: "All" });
    expect(stage.writes()).toEqual(["CreateTrail"]);
  });

  it("keeps the id when the trail was made but could not be started", async () => {
    fault("StartLogging", 403, "AccessDenied", -1);
    const error = (await rejection(create())) as PartialFailure;
    expect(error).toBeInstanceOf(PartialFailure);
    expect(error.message).toContain("The call needs the permission cloud_trail:StartLogging");
    stage.emulator.control.clearFaults();
    stage.calls();
    const repaired = await track.update(stage.operation(), error.id, error.properties, check().inputs);
    expect([repaired.status, stage.writes()]).toEqual(["Enabled", ["StartLogging"]]);
  });

  it("finishes what was killed between the create and the start, with a warning", async () => {
    put({ ...{ TosBucketName: bucket, TosBucketRegion: region }, LoggingStatus: "Disable" });
    expect((await create()).properties.status).toBe("Enabled");
    expect(stage.writes()).toEqual(["StartLogging"]);
    expect(stage.warnings.join()).toContain("was left unfinished by an interrupted create, and is finished now");
  });

  it.each([409, 400])("takes a code of a name that is taken as one, whatever it is called: HTTP %d", async (status) => {
    fault("CreateTrail", status, "TrailNameExist");
    const { message } = await rejection(create());
    expect(message).toContain("A trail of this name exists already in the account");
    expect(stage.emulator.control.cloudTrails()).toEqual([]);
  });

  it("makes and reads a trail of the organization, and is told who may not", async () => {
    const { properties } = await create({ isOrganizationTrail: true });
    expect(properties).toMatchObject({ isOrganizationTrail: true, organizationId: "3100000001" });
    expect((await read(properties))?.properties).toEqual(properties);
    stage.emulator.control.reset();
    stage.emulator.control.allowOrganizationCloudTrails(false);
    expect((await rejection(create({ isOrganizationTrail: true }))).message).toContain("AccessDenied");
  });

  it("does not go back to the version that records less", async () => {
    fault("CreateTrail", 404, "InvalidActionOrVersion", -1);
    const { message } = await rejection(create());
    expect(message).toContain("This site does not offer the version 2021-09-01 of CloudTrail");
    const versions = stage.emulator.control
      .journal()
      .map(({ target }) => new URL(target, "http://h").searchParams.get("Version"));
    expect(new Set(versions)).toEqual(new Set(["2021-09-01"]));
  });
});

describe("update", () => {
  it.each([
    ["Enabled", "Disabled", ["StopLogging", "UpdateTrail"]],
    ["Disabled", "Enabled", ["UpdateTrail", "StartLogging"]],
  ])("from %s to %s together with a field", async (before, after, calls) => {
    const { properties } = await create({ status: before });
    stage.calls();
    const news = check({ status: after, eventRw: "Read" }).inputs;
    expect(await track.update(stage.operation(), id, properties, news)).toMatchObject(news);
    expect(stage.writes()).toEqual(calls);
  });

  it("moves to another destination, and takes the old one's fields away", async () => {
    const owner = { tosAccountId: "9007199254740993", tosWriteRoleTrn: "trn:iam::9007199254740993:role/write" };
    const { properties } = await create({ ...owner, tosKeyPrefix: "trails", tosBucketProject: "audit" });
    expect(properties.tosAccountId).toBe("9007199254740993");
    expect(trail()).toMatchObject({ TosAccountId: "9007199254740993", TosBucketProject: "audit" });
    const { inputs } = check({ tosBucketName: undefined, tosBucketRegion: undefined, ...tls });
    const updated = await track.update(stage.operation(), id, properties, inputs);
    expect(updated).toMatchObject(tls);
    expect(trail()).toMatchObject({
      ...{ TosBucketName: "", TosBucketRegion: "", TosKeyPrefix: "", TosAccountId: "", TosWriteRoleTrn: "" },
      ...{ TosBucketProject: "", TlsProjectName: "audit", TlsTopicName: "events" },
    });
    expect(track.diff(updated, inputs).differences).toEqual([]);
  });

  it("leaves a role that the server filled in", async () => {
    const { properties } = await create();
    const TosWriteRoleTrn = "trn:iam::2100000001:role/ServiceRoleForCloudTrail";
    put({ TosWriteRoleTrn });
    const filled = (await read(properties))?.properties ?? {};
    expect(filled).toEqual(properties);
    await track.update(stage.operation(), id, filled, check({ eventRw: "Write" }).inputs);
    expect(trail()).toMatchObject({ EventRW: "Write", TosWriteRoleTrn });
  });

  it("takes back an account that somebody else delivers to, and its role", async () => {
    const { properties } = await create();
    put({ TosAccountId: "666", TosWriteRoleTrn: "trn:iam::666:role/thief" });
    const drifted = (await read(properties))?.properties ?? {};
    expect(track.diff(drifted, check().inputs).differences.map(({ path }) => path)).toEqual(["tosAccountId"]);
    expect(await track.update(stage.operation(), id, drifted, check().inputs)).toEqual(properties);
    expect(trail()).toMatchObject({ TosAccountId: "", TosWriteRoleTrn: "" });
  });

  it("writes a project that no reading tells, and does not take its absence for drift", async () => {
    const { properties } = await create({ tosBucketProject: "one" });
    expect((await read(properties))?.properties).toEqual(properties);
    stage.calls();
    const updated = await track.update(stage.operation(), id, properties, check({ tosBucketProject: "two" }).inputs);
    expect([updated.tosBucketProject, trail()?.TosBucketProject]).toEqual(["two", "two"]);
    expect(stage.writes()).toEqual(["UpdateTrail"]);
  });
});

describe("read", () => {
  it.each(["Disable", "Fresh", "", "Enabled", "enable"])("takes the status %j for off", async (LoggingStatus) => {
    const { properties } = await create();
    put({ LoggingStatus });
    expect((await read(properties))?.properties).toMatchObject({ status: "Disabled", loggingStatus: LoggingStatus });
  });

  it("takes both answers for an unknown name as gone, and no other", async () => {
    const { properties } = await create();
    fault("DescribeTrails", 404, "TrailNotExist");
    expect(await read(properties)).toBeUndefined();
    fault("DescribeTrails", 404, "ServiceNotFound");
    expect((await rejection(read(properties))).message).toContain("ServiceNotFound");
    stage.emulator.control.deleteCloudTrail("writes");
    expect(await read(properties)).toBeUndefined();
  });

  it("tells why the latest delivery failed, while it fails", async () => {
    const { properties } = await create();
    expect(properties).not.toHaveProperty("deliveryError");
    put({ LatestDeliveryError: "NoSuchBucket" });
    expect((await read(properties))?.properties.deliveryError).toBe("NoSuchBucket");
  });

  it("does not count an unset sort of events as all, nor no list of services as every service", async () => {
    const { properties } = await create();
    put({ EventRW: "", IncludeAllEventSources: false, EventSources: [] });
    expect((await read(properties))?.properties).toMatchObject({ eventRw: "Write", eventSources: [] });
  });
});

it("passes a refusal to delete on, with what to try", async () => {
  const { properties } = await create();
  fault("DeleteTrail", 400, "TrailIsLogging", -1);
  const { message } = await rejection(track.remove(stage.operation(), id, properties));
  expect(message).toContain("TrailIsLogging");
  expect(message).toContain("set status: Disabled, run up, then delete it");
  expect(stage.writes()).not.toContain("StopLogging");
});

it.each([
  [{ tosBucketName: undefined, tosBucketRegion: undefined }, "tosBucketName is required, unless there is another"],
  [{ tosBucketRegion: undefined }, "tosBucketRegion is required with tosBucketName"],
  [{ ...tls, tlsTopicName: undefined }, "tlsTopicName is required with tlsProjectName"],
  [{ tosAccountId: "1" }, "tosWriteRoleTrn is required with tosAccountId"],
  [{ tosWriteRoleTrn: "trn:iam::1:role/x" }, "tosAccountId is required with tosWriteRoleTrn"],
  [{ tosAccountId: "9223372036854775808" }, "tosAccountId must be at most 9223372036854775807"],
  [{ tosAccountId: "12a" }, "tosAccountId must be the number of an account as text"],
  [{ tosSseKmsKeyId: "k" }, 'tosSseKmsKeyId must not be set unless tosSseAlgorithm is "kms", but none was given'],
  [{ tosSseAlgorithm: "KMS" }, 'tosSseAlgorithm must be "AES256" or "kms"'],
  [{ tosWriteRoleTrn: "role/x" }, "tosWriteRoleTrn must be a role such as trn:iam::"],
  [{ tlsProjectTopicProject: "p" }, "tlsProjectName is required with tlsProjectTopicProject"],
  [{ eventSources: [] }, "eventSources must be at least 1 entries long"],
  [{ eventSources: ["*", "iam"] }, 'eventSources must be ["*"] alone'],
  [{ eventSources: ["i am"] }, "eventSources[0] must be the code of a service"],
  [{ name: "a/b" }, "name must be letters, digits"],
  [{ eventRw: "*" }, 'eventRw must be "All" or "Read" or "Write"'],
])("refuses %j before any call", (more, message) => {
  const told = check(more).failures.map(({ property, reason }) => `${property} ${reason}`);
  expect(told.join("\n")).toContain(message);
  expect(stage.calls()).toEqual([]);
});
