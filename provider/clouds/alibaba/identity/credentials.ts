/** Keys of an account or a RAM user or, with `securityToken`, temporary ones. */
export interface AlibabaCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}
