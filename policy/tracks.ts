import { isBridged, isOurs, type Subject } from "./subject";

/** Where a track delivers. */
export interface Destination {
  readonly what: string;
  /** The account that owns it, where the declaration tells. */
  readonly account: string | undefined;
}

/** An audit track, whoever declares it. A protection that the cloud does not have is `undefined`. */
export interface Track {
  readonly cloud: string;
  /** False for a track of what is read and written in one bucket. */
  readonly ofAccount: boolean;
  readonly enabled: boolean;
  /** What it leaves out, as a clause; `undefined` when it records everything. */
  readonly leavesOut: string | undefined;
  readonly destinations: readonly Destination[];
  readonly validated: boolean | undefined;
  readonly encrypted: boolean | undefined;
  readonly organization: boolean | undefined;
  /** Days that delivered files are kept, where the track says so; 0 means for ever. */
  readonly keptDays: number | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: the shape depends on the type, and the policy library says so too
type Props = Record<string, any>;

/** The track that a resource declares. Values are read when they are asked for, for some may not be known yet. */
export function trackOf(subject: Subject): Track | undefined {
  const { props } = subject;
  if (isOurs(subject, "AuditTrack")) {
    const cloud = String(props.cloud);
    if (cloud === "alibaba") return trail(props, () => props.status === "Enabled");
    if (cloud === "huawei") return tracker(props);
    return tencentTrack(
      props,
      () => props.status === "Enabled",
      () => props.storage ?? {},
    );
  }
  if (isBridged(subject, "alibabaTrail")) return trail(props, () => (props.status ?? "Enable") === "Enable");
  if (isBridged(subject, "tencentTrack")) {
    return tencentTrack(
      props,
      () => Number(props.status) === 1,
      () => {
        const { storageName: name, storageType: type, storageAccountId: accountId } = props.storage ?? {};
        return { name, type, accountId };
      },
    );
  }
  if (isBridged(subject, "huaweiTracker")) return bridgedTracker(props);
  if (isBridged(subject, "huaweiDataTracker")) return bridgedDataTracker(props);
  return undefined;
}

/** ActionTrail; the bridged provider has the same names. */
function trail(props: Props, enabled: () => boolean): Track {
  return {
    cloud: "alibaba",
    ofAccount: true,
    get enabled() {
      return enabled();
    },
    get leavesOut() {
      // The vendor's pages differ in what an unset one means, All or Write; CKV_ALI_5 does not trust it either.
      if (props.eventRw === undefined)
        return "it does not name the sort of events (eventRw), and may record writes only";
      if (props.eventRw !== "All") return `it records only events of the sort ${props.eventRw}`;
      const regions = props.trailRegion ?? "All";
      return regions === "All" ? undefined : `it records only ${regions}`;
    },
    get destinations() {
      const role = /^acs:ram::([^:]+):/.exec(props.ossWriteRoleArn ?? "")?.[1];
      return [
        ...(props.ossBucketName ? [{ what: `bucket ${props.ossBucketName}`, account: role }] : []),
        ...[props.slsProjectArn, props.maxComputeProjectArn, props.maxcomputeProjectArn]
          .filter(Boolean)
          .map((arn: string) => ({ what: arn, account: arn.split(":")[3] })),
      ];
    },
    validated: undefined,
    encrypted: undefined,
    get organization() {
      return props.isOrganizationTrail === true;
    },
    keptDays: undefined,
  };
}

function tencentTrack(props: Props, enabled: () => boolean, storage: () => Props): Track {
  return {
    cloud: "tencent",
    ofAccount: true,
    get enabled() {
      return enabled();
    },
    get leavesOut() {
      if (props.actionType !== "*") return `it records only events of the sort ${props.actionType}`;
      if (props.resourceType !== "*") return `it records only ${props.resourceType}`;
      const names: readonly string[] = props.eventNames ?? [];
      return names.includes("*") ? undefined : `it records only ${names.join(", ")}`;
    },
    get destinations() {
      const { name, type, accountId } = storage();
      return name ? [{ what: `${type} ${name}`, account: accountId }] : [];
    },
    validated: undefined,
    encrypted: undefined,
    get organization() {
      return props.trackForAllMembers === true || props.trackForAllMembers === 1;
    },
    keptDays: undefined,
  };
}

/** CTS, by our names. */
function tracker(props: Props): Track {
  const system = props.type === "system";
  return {
    cloud: "huawei",
    ofAccount: system,
    get enabled() {
      return props.status === "Enabled";
    },
    get leavesOut() {
      return system ? leftOut(props.excludeServices) : onlySome(props.dataBucket?.events);
    },
    get destinations() {
      return obsBucket(props.obs?.bucketName);
    },
    get validated() {
      return props.isSupportValidate === true;
    },
    get encrypted() {
      return system ? props.isSupportTraceFilesEncryption === true : undefined;
    },
    get organization() {
      return system ? props.isOrganizationTracker === true : undefined;
    },
    get keptDays() {
      return system || props.obs === undefined ? undefined : (props.obs.bucketLifecycle ?? 0);
    },
  };
}

/** The system tracker of the bridged provider. */
function bridgedTracker(props: Props): Track {
  return {
    cloud: "huawei",
    ofAccount: true,
    get enabled() {
      return props.enabled !== false;
    },
    get leavesOut() {
      return leftOut(props.excludeServices ?? props.excludeService);
    },
    get destinations() {
      return obsBucket(props.bucketName);
    },
    get validated() {
      return props.validateFile === true;
    },
    get encrypted() {
      return Boolean(props.kmsId);
    },
    get organization() {
      return props.organizationEnabled === true;
    },
    keptDays: undefined,
  };
}

/** The data tracker of the bridged provider. */
function bridgedDataTracker(props: Props): Track {
  return {
    cloud: "huawei",
    ofAccount: false,
    get enabled() {
      return props.enabled !== false;
    },
    get leavesOut() {
      return onlySome((props.dataOperations ?? props.dataOperation ?? []).map((one: string) => one.toUpperCase()));
    },
    get destinations() {
      return obsBucket(props.bucketName);
    },
    get validated() {
      return props.validateFile === true;
    },
    encrypted: undefined,
    organization: undefined,
    get keptDays() {
      return props.obsRetentionPeriod ?? 0;
    },
  };
}

function leftOut(services: readonly string[] | undefined): string | undefined {
  return services && services.length > 0 ? `it leaves out ${services.join(", ")}` : undefined;
}

function onlySome(events: readonly string[] = []): string | undefined {
  return events.includes("READ") && events.includes("WRITE") ? undefined : `it records only ${events.join(", ")}`;
}

function obsBucket(name: string | undefined): Destination[] {
  return name ? [{ what: `bucket ${name}`, account: undefined }] : [];
}
