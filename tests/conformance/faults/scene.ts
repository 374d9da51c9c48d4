import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { clientEnvironment } from "../../../cli/emulate-credentials";
import { type Emulator, type GivenCredentials, startEmulator } from "../../../emulator/index";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import { mainland } from "../../mainland";
import { secretsOf } from "../../secrets";
import { found } from "../../simulation/lives/world";
import { SkippingClock } from "../../skipping-clock";
import { arn, type Given, type Row } from "../credentials/rows/row";
import { withRecords } from "../subjects";
import { type Plan, TroubledServer } from "./troubled-server";

const sessionTokens: Required<GivenCredentials> = {
  tencent: { token: "tencent/session+token==" },
  alibaba: { securityToken: "alibaba/session+token==" },
  huawei: { securityToken: "huawei/session+token==" },
  volcengine: { sessionToken: "volcengine/session+token==" },
};

/** The clouds, a server before them that troubles requests, and sessions that are sent to it. */
export class Scene {
  readonly warnings: string[] = [];
  private readonly home = mkdtempSync(join(tmpdir(), "access-audit-faults-"));

  private constructor(
    readonly clock: SkippingClock,
    /** With little in it, so that it can be put back quickly. */
    private readonly small: Emulator,
    /** With audit events and logs to list. */
    private readonly full: Emulator,
    readonly server: TroubledServer,
    private current: { emulator: Emulator },
  ) {}

  /** `tokens`: the keys are temporary ones. */
  static async open(tokens = false): Promise<Scene> {
    const clock = new SkippingClock(false);
    const now = () => new Date(clock.now());
    const small = await startEmulator({ now, seed: false, ...(tokens ? { credentials: sessionTokens } : {}) });
    const full = await startEmulator({ now, credentials: small.credentials });
    withRecords(full);
    const current = { emulator: small };
    const server = await TroubledServer.open(() => current.emulator, clock);
    return new Scene(clock, small, full, server, current);
  }

  get emulator(): Emulator {
    return this.current.emulator;
  }

  /** Everything as it was at first; `listing` where there have to be events and logs. */
  begin(listing = false): void {
    this.server.begin();
    this.clock.rewind();
    this.warnings.length = 0;
    this.current.emulator = listing ? this.full : this.small;
    if (listing) trust(this.full);
    else found(this.small);
    this.emulator.control.clearJournal();
  }

  /** From now on requests meet a fault. */
  disturb(plan: Plan | undefined): void {
    this.server.begin(plan);
  }

  /** A process of the provider that has the clouds' own keys. */
  session(): Session {
    const { tencent, alibaba, huawei, volcengine } = this.small.credentials;
    const environment = {
      ...clientEnvironment(this.emulator, {}),
      TENCENTCLOUD_SECURITY_TOKEN: tencent.token,
      ALIBABA_CLOUD_SECURITY_TOKEN: alibaba.securityToken,
      HUAWEICLOUD_SDK_SECURITY_TOKEN: huawei.securityToken,
      VOLCENGINE_SESSION_TOKEN: volcengine.sessionToken,
    };
    return this.sessionOf(environment, mainland);
  }

  /** A process that finds its credentials where a row puts them. */
  sessionWith({ cloud, environment, configuration }: Row): Session {
    const file = (path: string, text: string) => {
      mkdirSync(dirname(join(this.home, path)), { recursive: true });
      writeFileSync(join(this.home, path), text);
      return join(this.home, path);
    };
    const { emulator } = this;
    const tokenFile = (name: string) => file(`${name}.token`, emulator.control.identityToken(name).token);
    const given: Given = { emulator, file, tokenFile };
    const settings = configuration?.(given);
    const values = environment(given);
    return this.sessionOf({ ...values, HOME: this.home }, { [cloud]: settings && JSON.stringify(settings) });
  }

  /** Everything that no error and no warning may hold. */
  get secrets(): readonly string[] {
    return secretsOf(this.small);
  }

  async close(): Promise<void> {
    await this.server.close();
    await Promise.all([this.small.stop(), this.full.stop()]);
    rmSync(this.home, { recursive: true });
  }

  private sessionOf(
    environment: Readonly<Record<string, string | undefined>>,
    configuration: Readonly<Record<string, string | undefined>> = {},
  ): Session {
    const env = { HOME: "/nonexistent", ...environment, ACCESS_AUDIT_EMULATOR_URL: this.server.url };
    return new Session(readSettings({ read: (key) => configuration[key] }, env), {
      clock: this.clock,
      warn: (text) => void this.warnings.push(text),
    });
  }
}

/** Rows of credentials change whom the clouds trust. */
function trust({ control }: Emulator): void {
  for (const [cloud, name] of Object.entries(arn)) {
    const externalId = cloud === "tencent" || cloud === "alibaba" ? { externalId: "acme" } : {};
    control.changeIdentity(cloud, { roles: [{ name, ...externalId }], metadataTokenRequired: false });
  }
}
