/** Keys of an account or, with `securityToken`, temporary ones. Requests are signed with them. */
export interface AccessKeys {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly securityToken?: string;
  /** The project that the file of the keys names, and the region beside it. */
  readonly projectId?: string;
  readonly projectRegion?: string;
}

/** An IAM token. Requests carry it instead of a signature. */
export interface AuthToken {
  readonly authToken: string;
}

/** An IAM user who logs in for tokens: by id, or by name within the account (the domain). */
export interface PasswordLogin {
  readonly password: string;
  readonly userId?: string;
  readonly userName?: string;
  readonly domainId?: string;
  readonly domainName?: string;
}

/** What goes with a request. */
export type HuaweiCredentials = AccessKeys | AuthToken;

/** What was found: as good as {@link HuaweiCredentials}, or the way to them. */
export type Identity = HuaweiCredentials | PasswordLogin;
