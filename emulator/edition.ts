/** The TKE that the emulator plays: the private cloud's in the manual, or public Tencent Cloud's newer one. */
export const EDITIONS = ["private", "public"] as const;

export type Edition = (typeof EDITIONS)[number];
