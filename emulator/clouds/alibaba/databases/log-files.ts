import { randomBytes } from "node:crypto";
import { publishLink } from "../../../wire/signed-links";
import type { ActionContext } from "./action";
import { refusal } from "./errors";
import type { LogFile } from "./files";
import type { DatabaseInstance } from "./instance";

/** DescribeSQLLogFiles: pages from 1, of one file where its name is given. */
export function listLogFiles({ parameters }: ActionContext, { logFiles }: DatabaseInstance) {
  const [number, size] = [Number(parameters.get("PageNumber") ?? 1), Number(parameters.get("PageSize") ?? 30)];
  const invalid = (name: string) => refusal("InvalidParameterValue", { message: `${name} is invalid.` });
  if (!(Number.isInteger(number) && number >= 1 && number <= 100_000)) throw invalid("PageNumber");
  if (!(Number.isInteger(size) && size >= 30 && size <= 200)) throw invalid("PageSize");
  const wanted = parameters.get("FileName");
  const found = logFiles.filter(({ name }) => wanted === undefined || name === wanted);
  const LogFile = found.slice((number - 1) * size, number * size).map(rowOf);
  const counts = { PageNumber: number, PageRecordCount: LogFile.length, TotalRecordCount: found.length };
  return { Items: { LogFile }, ...counts };
}

function rowOf({ name, from, to, bytes, status, downloadable }: LogFile) {
  const signature = `OSSAccessKeyId=x&Expires=1768470000&Signature=${randomBytes(12).toString("hex")}`;
  const hasLink = status === "Success" && downloadable;
  return {
    ...{ FileID: name, LogSize: String(bytes), LogStatus: status },
    ...{ LogStartTime: whole(from), LogEndTime: whole(to) },
    LogDownloadURL: hasLink
      ? publishLink(`http://rdslog-hz-v3.oss-cn-hangzhou.aliyuncs.com/${name}?${signature}`)
      : null,
  };
}

const whole = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
