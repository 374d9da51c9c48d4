/** What PutDataEventSelector set, api.aliyun.com/document/Actiontrail/2020-07-06/PutDataEventSelector. */
export interface DataEventSelector {
  /** The JSON text, as it was sent. */
  text: string;
  allRegions: boolean;
  regions: string[];
  time: string;
  /** What a delivery fails with, by region. */
  errors?: Record<string, string>;
}

/** Deliveries of history, api.aliyun.com/document/Actiontrail/2020-07-06/CreateDeliveryHistoryJob. */
export interface HistoryJob {
  /** Text, because it exceeds what a JavaScript number holds. */
  id: string;
  trail: string;
  homeRegion: string;
  token: string;
  createdTime: string;
  /** How often it is still told to be initializing, and then to be delivering. */
  busyLooks: number;
  failed: boolean;
}
