/** Keys of an account or an IAM user or, with `sessionToken`, temporary ones. */
export interface VolcengineCredentials {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly sessionToken?: string;
}
