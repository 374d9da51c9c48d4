import { wholeSeconds } from "../../../buckets/bucket-store";
import { alibabaSeed } from "../seed";

/** What may be set of a trail, by the names of the wire; empty text is "not set". */
export interface TrailSettings {
  OssBucketName: string;
  OssKeyPrefix: string;
  OssWriteRoleArn: string;
  SlsProjectArn: string;
  SlsWriteRoleArn: string;
  MaxComputeProjectArn: string;
  MaxComputeWriteRoleArn: string;
  EventRW: string;
  TrailRegion: string;
}

export interface Trail extends TrailSettings {
  Name: string;
  HomeRegion: string;
  Status: "Fresh" | "Enable" | "Disable";
  IsOrganizationTrail: boolean;
  CreateTime: string;
  UpdateTime: string;
  StartLoggingTime: string;
  StopLoggingTime: string;
  /** What GetTrailStatus tells of the last delivery to OSS; empty while all is well. */
  LatestDeliveryError: string;
}

export function blankTrail(name: string, homeRegion: string, now: Date): Trail {
  const time = wholeSeconds(now);
  return {
    Name: name,
    HomeRegion: homeRegion,
    // StartLogging must follow: a new trail delivers nothing.
    Status: "Fresh",
    OssBucketName: "",
    OssKeyPrefix: "",
    OssWriteRoleArn: "",
    SlsProjectArn: "",
    SlsWriteRoleArn: "",
    MaxComputeProjectArn: "",
    MaxComputeWriteRoleArn: "",
    // CreateTrail's newest page says All; its older text, UpdateTrail and DescribeTrails say Write.
    EventRW: "Write",
    TrailRegion: "All",
    IsOrganizationTrail: false,
    CreateTime: time,
    UpdateTime: time,
    StartLoggingTime: "",
    StopLoggingTime: "",
    LatestDeliveryError: "",
  };
}

export function trailArn({ HomeRegion, Name }: Trail): string {
  return `acs:actiontrail:${HomeRegion}:${alibabaSeed.accountId}:trail/${Name}`;
}
