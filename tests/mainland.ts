/** Configuration under which the emulated clouds have everything: tracks of several products are on the mainland site only. */
export const mainland: Readonly<Record<string, string>> = { tencent: JSON.stringify({ site: "mainland" }) };
