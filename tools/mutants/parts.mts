/** A part of the provider that is mutated by itself, with the tests that have to notice. */
export interface Part {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

const cloud = (name: string): Part => ({
  mutate: [`provider/clouds/${name}/**/*.ts`, `!provider/clouds/${name}/**/sign-*.ts`],
  tests: [
    `tests/unit/${name}/**/*.test.ts`,
    "tests/conformance/{,buckets,credentials,databases,databases/*,tracks}/*.test.ts",
  ],
});

/** Quick tests only: each mutant meets all that cover it. */
export const parts: Readonly<Record<string, Part>> = {
  signers: { mutate: ["provider/clouds/*/**/sign-*.ts"], tests: ["tests/unit/*/**/sign-*.test.ts"] },
  http: { mutate: ["provider/http/**/*.ts"], tests: ["tests/unit/http/**/*.test.ts"] },
  core: {
    mutate: ["provider/core/**/*.ts"],
    tests: [
      "tests/unit/core/**/*.test.ts",
      "tests/conformance/{lost-writes,table,buckets/*}.test.ts",
      "tests/conformance/{databases/database-audit-policy,tracks/tencent-tracks}.test.ts",
    ],
  },
  tencent: cloud("tencent"),
  alibaba: cloud("alibaba"),
  huawei: cloud("huawei"),
  volcengine: cloud("volcengine"),
};
