import { z } from "zod";

/** The location of a bucket, `oss-cn-hangzhou`, is its region with a prefix; hosts and signatures want the region. */
export function withoutPrefix(location: string): string {
  return location.replace(/^oss-/, "");
}

/** A region as OSS and its signature name it; its location is taken for it. */
export const regionField = z
  .string()
  .overwrite(withoutPrefix)
  .regex(/^[a-z]+(-[a-z0-9]+)+$/, "must be a region such as cn-hangzhou")
  // It is a label of hosts.
  .max(63);
