/** Keys of an account or, with `token`, temporary ones. */
export interface TencentCredentials {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}
