/** Which TKE the emulator plays: the private cloud's of the manual, or public Tencent Cloud's newer one. */
export const EDITIONS = ["private", "public"] as const;

export type Edition = (typeof EDITIONS)[number];
