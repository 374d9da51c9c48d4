/** What a fresh emulator holds, by name. */
export const volcengineSeed = { accountId: "2100000001", region: "cn-beijing", bucket: "lake" } as const;
