import type { Engine } from "./instance";

type ActionRole = "open" | "change" | "close" | "list";

/** One of the vendor's services, as its pages and its SDK describe it. */
export interface Product {
  readonly name: string;
  readonly version: string;
  readonly engines: readonly Engine[];
  /** The vendor's names of the actions that are played. */
  readonly actions: Readonly<Record<string, ActionRole>>;
  /** Members that are required in every call; DBbrain's say which engine it is. */
  readonly fixed: readonly string[];
  readonly keepDays: readonly number[];
  readonly openDays: readonly number[];
  /** The member for days in fast storage, and which there are; `required` in open and change. */
  readonly fast?: { readonly member: string; readonly days: readonly number[]; readonly required: boolean };
  /** Further members of open and change. */
  readonly extra: readonly (
    | "AuditAll"
    | "RuleTemplateIds"
    | "RuleFilters"
    | "AuditType"
    | "LogSubType"
    | "DegradeStrategy"
  )[];
  /** Whether a change must name everything. */
  readonly changesAll: boolean;
  /** How the list says which half is wanted, and what it shows without. */
  readonly switch: "AuditSwitch" | "LogSwitch";
  readonly switchUnset: "both" | "off" | "refused";
  readonly largestPage: number;
  readonly defaultPage: number;
  /** Only a list that tells tasks shows an instance as on while it is being switched on. */
  readonly rows: "task" | "plain" | "log";
  readonly codes: { readonly gone: string; readonly off: string; readonly on: string };
}

const longDays = [7, 30, 90, 180, 365, 1095, 1825];
const auditActions: Product["actions"] = {
  ...{ OpenAuditService: "open", ModifyAuditService: "change", CloseAuditService: "close" },
  DescribeAuditInstanceList: "list",
};
const logActions: Product["actions"] = {
  ...{ OpenLog: "open", ModifyLog: "change", CloseLog: "close", DescribeLogInstanceList: "list" },
};

const audited = {
  ...{ actions: auditActions, fixed: [], keepDays: longDays, openDays: longDays, switch: "AuditSwitch" as const },
  codes: {
    gone: "OperationDenied.ResourceNotFundError",
    off: "FailedOperation.AuditConfigNotExist",
    on: "OperationDenied.AuditStatusError",
  },
};

const logged = {
  ...{ actions: logActions, fixed: ["LogType"], switch: "LogSwitch" as const, rows: "log" as const },
  ...{ defaultPage: 20, largestPage: 100 },
  codes: {
    gone: "ResourceNotFound.InstanceNotExists",
    off: "OperationDenied.AuditLogClosedError",
    on: "OperationDenied.AuditStatusError",
  },
};

export const products: readonly Product[] = [
  {
    ...audited,
    ...{ name: "cdb", version: "2017-03-20", engines: ["cdb"], extra: ["AuditAll", "RuleTemplateIds"] },
    fast: { member: "HighLogExpireDay", days: [3, ...longDays], required: false },
    ...{ changesAll: false, switchUnset: "both", largestPage: 20_000, defaultPage: 30, rows: "task" },
  },
  {
    ...audited,
    ...{ name: "cynosdb", version: "2019-01-07", engines: ["cynosdb"], extra: ["AuditAll", "RuleTemplateIds"] },
    fast: { member: "HighLogExpireDay", days: [3, ...longDays], required: false },
    ...{ changesAll: false, switchUnset: "both", largestPage: 100, defaultPage: 30, rows: "plain" },
  },
  {
    ...audited,
    ...{ name: "postgres", version: "2017-03-12", engines: ["postgres"], extra: ["AuditType"], fixed: ["Product"] },
    fast: { member: "HotLogExpireDay", days: longDays, required: true },
    ...{ changesAll: true, switchUnset: "refused", largestPage: 100, defaultPage: 100, rows: "plain" },
    codes: { ...audited.codes, gone: "OperationDenied.ResourceNotFoundError" },
  },
  {
    ...audited,
    ...{ name: "mongodb", version: "2019-07-25", engines: ["mongodb"], extra: ["AuditAll", "RuleFilters"] },
    ...{ changesAll: false, switchUnset: "both", largestPage: 100, defaultPage: 20, rows: "task" },
    codes: {
      ...audited.codes,
      gone: "InvalidParameterValue.InstanceNotFound",
      on: "OperationDenied.AuditPolicyExistError",
    },
  },
  {
    ...audited,
    ...{ name: "dbbrain", version: "2021-05-27", engines: ["mariadb", "dcdb"], extra: [] },
    fixed: ["Product", "NodeRequestType"],
    fast: { member: "HotLogExpireDay", days: longDays, required: true },
    ...{ changesAll: true, switchUnset: "off", largestPage: 100, defaultPage: 20, rows: "plain" },
  },
  {
    ...logged,
    ...{ name: "redis", version: "2018-04-12", engines: ["redis"], extra: ["LogSubType", "DegradeStrategy"] },
    ...{ keepDays: [7, 30], openDays: [7, 30], changesAll: true, switchUnset: "off" },
    fast: { member: "HighLogExpireDay", days: [7], required: true },
  },
  {
    ...logged,
    ...{ name: "sqlserver", version: "2018-03-28", engines: ["sqlserver"], extra: [] },
    ...{ keepDays: longDays, openDays: [7, 30], changesAll: true, switchUnset: "both", largestPage: 99 },
    fast: { member: "HighLogExpireDay", days: [7], required: true },
  },
];
