import { describe, expect, it } from "vitest";
import { dasFault } from "../../../../provider/clouds/alibaba/databases/call";
import { databaseErrors } from "../../../../provider/clouds/alibaba/databases/errors";
import { openApiFault } from "../../../../provider/clouds/alibaba/openapi/answers";
import type { HttpResponse } from "../../../../provider/core/session/wire";

/** DAS refuses within HTTP 200. */
const refused = (status: number, code: string) =>
  (status === 200 ? dasFault : (answer: HttpResponse) => openApiFault(databaseErrors, answer))({
    ...{ status, headers: {} },
    body: JSON.stringify({ RequestId: "r1", HostId: "h", Code: code, Message: "text", Success: "false" }),
  });

describe("what codes of databases mean", () => {
  it.each([
    [404, "InvalidDBInstanceId.NotFound", "NotFound", undefined],
    [404, "InvalidDBInstanceName.NotFound", "NotFound", undefined],
    [404, "InvalidDBClusterId.NotFound", "NotFound", undefined],
    [404, "InvalidDBClusterId.Malformed", "NotFound", undefined],
    [404, "InvalidInstanceId.NotFound", "NotFound", undefined],
    [404, "SomethingNew", "Invalid", undefined],
    [404, "EntityNotExistUser", "Denied", "service-linked role"],
    [404, "EntityNotExistService", "Denied", "service-linked role"],
    [404, "NoPermissionService", "Denied", "open Log Service"],
    [403, "OperationDenied.DBInstanceStatus", "Conflict", "busy with another task"],
    [403, "OperationDenied.DBClusterStatus", "Conflict", "busy with another task"],
    [403, "OperationDenied.DBStatus", "Conflict", "busy with another task"],
    [403, "IncorrectDBInstanceState", "Conflict", "busy with another task"],
    [400, "ConcurrentTaskExceeded", "Conflict", "busy with another task"],
    [400, "LockTimeout", "Conflict", "busy with another task"],
    [403, "TaskHasExist", "Conflict", "busy with another task"],
    [400, "EngineNotSupported", "Invalid", "does not offer auditing"],
    [400, "IncorrectDBInstanceType", "Invalid", "does not offer auditing"],
    [400, "OperationDenied.DBInstanceType", "Invalid", "does not offer auditing"],
    [400, "IncorrectEngineVersion", "Invalid", "does not offer auditing"],
    [400, "InvaildEngineInRegion.ValueNotSupported", "Invalid", "does not offer auditing"],
    [400, "ResourceConfigError", "Invalid", "does not offer auditing"],
    [400, "InvalidSqlLog.Malformed", "Invalid", "does not offer auditing"],
    [400, "InvalidRetention", "Invalid", "Check keepDays"],
    [400, "InvalidParameterValue", "Invalid", "Check keepDays"],
    [400, "InvalidConfigValue", "Invalid", "Check keepDays"],
    [400, "InvalidConfigName", "Invalid", "Check keepDays"],
    [400, "IncorrectPerfFrequencyType", "Invalid", "Check keepDays"],
    [200, "-404", "NotFound", undefined],
    [200, "-1020004", "Conflict", "busy with another task"],
    [400, "MissingAction", "Invalid", "access-audit:alibaba.endpoints"],
    [400, "InvalidVersion", "Invalid", "access-audit:alibaba.endpoints"],
    [400, "InvalidFilterParam", "Invalid", "Check auditTypes"],
    [400, "InvalidParameters.Format", "Invalid", "Check auditTypes"],
    [400, "InvalidDBInstance.Malformed", "Invalid", "Check instanceId"],
    [404, "InvalidAction", "Invalid", "access-audit:alibaba.endpoints"],
    [400, "Throttling.User", "Throttled", undefined],
    [403, "Forbidden.RAM", "Denied", undefined],
    [403, "NoPermission", "Denied", undefined],
    [400, "SignatureDoesNotMatch", "Denied", "Check the AccessKey pair"],
    [503, "ServiceUnavailable", "Unavailable", undefined],
  ])("%d %s: %s", (status, code, kind, advice) => {
    const fault = refused(status, code);
    expect(fault).toMatchObject({ kind, code, detail: "text", requestId: "r1" });
    if (advice !== undefined) expect(fault?.advice).toContain(advice);
  });

  it("a busy instance is asked again, a role that is missing is not", () => {
    expect(refused(403, "TaskHasExist")?.repeat).toBe(true);
    expect(refused(404, "NoPermissionService")?.repeat).toBeUndefined();
  });
});
