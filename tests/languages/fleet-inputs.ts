import type { EveryInput } from "./every-input";

/** Buckets that no other resource here is about. */
export const fleet = (cloud: string, region: string, end: string): EveryInput[] => {
  const bucket = `listed${end}`;
  return [
    {
      kind: "BucketAccessMonitors",
      cloud,
      args: {
        ...{
          cloud,
          buckets: { [region]: [bucket] },
          status: "Disabled",
          exceptions: { [region]: { [bucket]: "Enabled" } },
        },
        ...{ onDelete: "disable", minimum: 1, formerStatuses: { [region]: { [bucket]: "Disabled" } } },
      },
    },
    {
      kind: "BucketAccessMonitors",
      cloud,
      args: { cloud, patterns: { [region]: `fleet-*${end}` }, status: "Enabled" },
    },
  ];
};

export const logFleet = (cloud: string, region: string, end: string, own: object): EveryInput[] => {
  const bucket = `logged${end}`;
  const more = {
    status: "Enabled",
    targetBuckets: { [region]: bucket },
    targetPrefix: "logs/{bucket}/",
    allowLoop: true,
  };
  return [
    {
      kind: "BucketAccessLogs",
      cloud,
      args: {
        ...{ cloud, buckets: { [region]: [bucket] }, ...more, ...own },
        ...{ exceptions: { [region]: { [bucket]: { status: "Disabled" } } } },
        ...{ onDelete: "disable", minimum: 1, formerLogs: { [region]: { [bucket]: { status: "Disabled" } } } },
      },
    },
    {
      kind: "BucketAccessLogs",
      cloud,
      args: { cloud, patterns: { [region]: `pattern-*${end}` }, ...more, ...own },
    },
  ];
};
