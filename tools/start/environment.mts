import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Session, stateFolder } from "./session.mts";

export const stackName = "quickstart";

/** The stack holds no secret of yours, so a known passphrase serves; yours is taken if it is set. */
const demoPassphrase = "access-audit-quickstart";

/** The clouds' own variables: the quick start must never see the user's credentials. */
const cloudVariable =
  /^(TENCENTCLOUD|ALIBABA_CLOUD|ALICLOUD|ALIYUN|OSS|COS|HUAWEICLOUD|HUAWEI|HW|VOLCENGINE|VOLC|TOS|BYTEPLUS|ACCESS_AUDIT)_/;

export const userCloudVariables = (): readonly string[] =>
  Object.keys(process.env).filter((name) => cloudVariable.test(name));

export function withoutCloudVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !cloudVariable.test(name)));
}

/** What `pulumi` needs to know of the quick start's stack. */
export function stackEnvironment(session: Session): Record<string, string> {
  return {
    PULUMI_BACKEND_URL: pathToFileURL(stateFolder).href,
    PULUMI_HOME: join(stateFolder, "home"),
    PULUMI_STACK: stackName,
    PULUMI_CONFIG_PASSPHRASE: process.env.PULUMI_CONFIG_PASSPHRASE ?? demoPassphrase,
    // A test checks the program's types; each command would take seconds to check them again.
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    ...session.environment,
  };
}
