import { type Action, type ActionContext, findInstance, needed, pageOf } from "./action";
import { refusal } from "./errors";
import { isBusy } from "./instance";
import { listLogFiles } from "./log-files";

/** What RDS and PolarDB say of their instances, whose auditing is DAS's matter. */
export const rdsActions: Readonly<Record<string, Action>> = {
  DescribeDBInstanceAttribute: {
    writes: false,
    run(context: ActionContext) {
      const instance = findInstance(context, needed(context.parameters, "DBInstanceId"), ["rds"]);
      if (instance === undefined) throw refusal("InvalidDBInstanceId.NotFound");
      const { id, region } = instance;
      const status = isBusy(instance) ? "DBInstanceClassChanging" : "Running";
      const row = { DBInstanceId: id, DBInstanceStatus: status, Engine: "MySQL", RegionId: region };
      return { Items: { DBInstanceAttribute: [row] } };
    },
  },
  DescribeDBInstances: {
    writes: false,
    run(context: ActionContext) {
      const { rows, number, total } = pageOf(context, "rds");
      const DBInstance = rows.map(({ id, region }) => ({ DBInstanceId: id, Engine: "MySQL", RegionId: region }));
      return { Items: { DBInstance }, PageNumber: number, PageRecordCount: rows.length, TotalRecordCount: total };
    },
  },
  DescribeSQLLogFiles: {
    writes: false,
    run(context: ActionContext) {
      const instance = findInstance(context, needed(context.parameters, "DBInstanceId"), ["rds"]);
      if (instance === undefined) throw refusal("InvalidDBInstanceId.NotFound");
      return listLogFiles(context, instance);
    },
  },
};

export const polardbActions: Readonly<Record<string, Action>> = {
  DescribeDBClusterAttribute: {
    writes: false,
    run(context: ActionContext) {
      const instance = findInstance(context, needed(context.parameters, "DBClusterId"), ["polardb"]);
      if (instance === undefined) throw refusal("InvalidDBClusterId.NotFound");
      const { id, region } = instance;
      const status = isBusy(instance) ? "ConfigSwitching" : "Running";
      return { DBClusterId: id, DBClusterStatus: status, DBType: "MySQL", RegionId: region };
    },
  },
  DescribeDBClusters: {
    writes: false,
    run(context: ActionContext) {
      const { rows, number, total } = pageOf(context, "polardb");
      const DBCluster = rows.map(({ id, region }) => ({ DBClusterId: id, DBType: "MySQL", RegionId: region }));
      return { Items: { DBCluster }, PageNumber: number, PageRecordCount: rows.length, TotalRecordCount: total };
    },
  },
};
