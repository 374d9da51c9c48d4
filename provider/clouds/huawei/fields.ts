import { z } from "zod";

/** New regions come without notice, so only the form is checked; it is a label of hosts. */
export const regionField = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be a region such as cn-north-4")
  .max(63);

export const projectIdField = z.string().regex(/^[A-Za-z0-9]{32}$/, "must be exactly 32 letters and digits");

/** TaurusDB: https://support.huaweicloud.com/intl/en-us/api-taurusdb/ListAuditLogs.html */
export const instanceIdField = z
  .string()
  .regex(/^[A-Za-z0-9]{36}$/, "must be exactly 36 letters and digits, such as 3d39c18788b54a919bab633874c159dfin07");
