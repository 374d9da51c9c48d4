import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Tc3Service } from "../../../provider/clouds/tencent/api3/sign-tc3";

/** A request that one of Tencent Cloud's own SDKs sent, with the clock frozen. `sign` states what was signed. */
export interface TencentVector {
  readonly name: string;
  readonly input: {
    readonly secretId: string;
    readonly secretKey: string;
    readonly timestamp: number;
    readonly sign: {
      readonly algorithm: string;
      readonly service?: Tc3Service;
      readonly signedHeaders: readonly string[];
      readonly start?: number;
      readonly end?: number;
      readonly path?: string;
      readonly query?: readonly (readonly [string, string])[];
    };
  };
  readonly request: {
    readonly method: "GET" | "PUT" | "POST" | "DELETE";
    readonly target: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

export function tencentVectors(): TencentVector[] {
  return ["tencent.json", "tencent-databases.json", "tencent-tracks.json"].flatMap((name) => {
    const file = join(__dirname, "..", "..", "vectors", name);
    return (JSON.parse(readFileSync(file, "utf8")) as { cases: TencentVector[] }).cases;
  });
}

/** The value of a header, whatever the case of its name. */
export function header(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
