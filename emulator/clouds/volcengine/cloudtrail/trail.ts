/** What may be set of a trail, by the names of the wire; empty text is "not set". */
export interface TrailSettings {
  EventRW: string;
  TosBucketName: string;
  TosBucketRegion: string;
  TosKeyPrefix: string;
  TosAccountId: string;
  TosWriteRoleTrn: string;
  TosSSEAlgorithm: string;
  TosSSEKMSKeyID: string;
  TlsProjectRegion: string;
  TlsProjectName: string;
  TlsTopicName: string;
  TlsAccountId: string;
  TlsWriteRoleTrn: string;
}

export interface CloudTrail extends TrailSettings {
  TrailName: string;
  /** Where it was made; each region has trails of its own. */
  Region: string;
  IncludeAllEventSources: boolean;
  EventSources: string[];
  TrailType: 0 | 1;
  /** A text, because what the vendor says of a trail that is off is not documented. */
  LoggingStatus: string;
  LatestDeliveryError: string;
  LatestDeliveryTime: string;
  StartLoggingTime: string;
  StopLoggingTime: string;
  CreatedTime: string;
  UpdatedTime: string;
  /** What no answer tells. */
  TosBucketProject: string;
  TlsProjectTopicProject: string;
}

/** `20241217T1100Z`: to the minute. */
export function vendorTime(now: Date): string {
  return now
    .toISOString()
    .replace(/[-:]/g, "")
    .replace(/\d\d\.\d+Z$/, "Z");
}

export function blankTrail(name: string, region: string, now: Date): CloudTrail {
  const time = vendorTime(now);
  return {
    ...{
      TrailName: name,
      Region: region,
      IncludeAllEventSources: false,
      EventSources: [],
      TrailType: 0,
      EventRW: "All",
    },
    // StartLogging must follow: a new trail delivers nothing.
    ...{ LoggingStatus: "Disable", LatestDeliveryError: "", LatestDeliveryTime: "" },
    ...{ StartLoggingTime: "", StopLoggingTime: "", CreatedTime: time, UpdatedTime: time },
    ...{ TosBucketName: "", TosBucketRegion: "", TosKeyPrefix: "", TosBucketProject: "", TosAccountId: "" },
    ...{ TosWriteRoleTrn: "", TosSSEAlgorithm: "", TosSSEKMSKeyID: "" },
    ...{ TlsProjectRegion: "", TlsProjectName: "", TlsTopicName: "", TlsProjectTopicProject: "", TlsAccountId: "" },
    TlsWriteRoleTrn: "",
  };
}
