import type { z } from "zod";
import type { DataSource, SourceName } from "./data-source";
import type { Identification } from "./expiring-credentials";
import type { KindName } from "./kind";
import type { Resource } from "./lifecycle";
import type { Session } from "./session";

/** The manifest of a cloud: what it offers, and why it does not offer the rest. */
export interface Cloud {
  readonly name: string;
  readonly title: string;
  readonly resources: readonly Resource[];
  readonly dataSources: readonly DataSource[];
  /** The shape of the configuration `access-audit:<name>`. */
  readonly settings: z.ZodObject;
  /** Reasons for what is missing, where there is more to say than that it is. */
  readonly notOffered: Readonly<Partial<Record<KindName | SourceName, string>>>;
  /** Which credentials the session uses. */
  identify(session: Session): Promise<Identification>;
}
