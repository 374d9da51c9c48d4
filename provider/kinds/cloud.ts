import type { z } from "zod";
import type { Identification } from "../core/credentials/expiring-credentials";
import type { Resource } from "../core/lifecycle/lifecycle";
import type { DataSource } from "../core/listing/data-source";
import type { Session } from "../core/session/session";
import type { KindName, SourceName } from ".";
import type { TrackKnowledge } from "./audit-track";
import type { DatabaseKnowledge } from "./databases/knowledge";
import type { EventHistory } from "./event-pages";
import type { ReadProtection } from "./protection/bucket-protection";

/** A policy of a cloud's own access management. */
export interface Policy {
  /** A name that it could have there. */
  readonly name: string;
  /** What its owner has to know, as a sentence. */
  readonly note?: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** The manifest of a cloud: what it offers, and why it does not offer the rest. */
export interface Cloud {
  readonly name: string;
  readonly title: string;
  readonly resources: readonly Resource[];
  readonly dataSources: readonly DataSource[];
  /** What its audit tracks are; every cloud that offers the kind says it. */
  readonly tracks?: TrackKnowledge;
  /** How its audit events become a history; every cloud that lists them says it. */
  readonly events?: EventHistory;
  /** Reads what protects a bucket that records are delivered to. */
  readonly readProtection?: ReadProtection;
  /** How its databases are found; every cloud that audits databases says it. */
  readonly databases?: DatabaseKnowledge;
  /** The shape of the configuration `access-audit:<name>`. */
  readonly settings: z.ZodObject;
  /** The reason for each kind and data source that it does not offer. */
  readonly notOffered: Readonly<Partial<Record<KindName | SourceName, string>>>;
  /** Policies, in the form that its console takes, that together allow these permissions and nothing else. */
  policies(permissions: readonly string[]): readonly Policy[];
  /** Which credentials the session uses. */
  identify(session: Session): Promise<Identification>;
}
