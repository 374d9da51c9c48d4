/** Keys of an account. The toy cloud has no temporary ones. */
export interface ExampleCredentials {
  readonly keyId: string;
  readonly keySecret: string;
}
