import { z } from "zod";
import { LONGEST_SECONDS } from "./clock";
import { cloudNames } from "./clouds";
import { FIRST_ACCOUNT } from "./credentials";
import { PHASES, parsePace } from "./lifecycle";
import { quotaNames } from "./quotas";

const pace = z.string().transform((text, context) => {
  try {
    return parsePace(text);
  } catch (error) {
    context.addIssue({ code: "custom", message: (error as Error).message });
    return z.NEVER;
  }
});

export const lifecycleInput = z.strictObject({
  service: z.string().optional(),
  kind: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  phase: z.enum(PHASES).optional(),
  pace,
  fail: z.string().optional(),
  times: z.int().min(1).optional(),
});

export const changeInput = z.strictObject({
  service: z.string(),
  kind: z.string(),
  id: z.string(),
  set: z.record(z.string(), z.unknown()).optional(),
  status: z.string().optional(),
  reason: z.string().optional(),
  remove: z.literal(true).optional(),
});

export const clockInput = z.strictObject({
  advanceSeconds: z.number().min(0).max(LONGEST_SECONDS).optional(),
  skewSeconds: z.number().min(-LONGEST_SECONDS).max(LONGEST_SECONDS).optional(),
});

export const credentialInput = z.strictObject({
  cloud: z.enum(cloudNames as [string, ...string[]]),
  account: z.string().min(1).default(FIRST_ACCOUNT),
  /** Makes a temporary pair of this lifetime. CTyun has none. */
  expiresInSeconds: z.number().min(1).max(LONGEST_SECONDS).optional(),
});

export const pushInput = z.strictObject({
  image: z.string().regex(/^[^/:@\s]+\/[^/:@\s]+(:[^/:@\s]+)?$/, 'must be an image such as "team/api:v1"'),
  account: z.string().min(1).default(FIRST_ACCOUNT),
});

export const quotaInput = z.strictObject({ quota: z.enum(quotaNames as [string, ...string[]]), value: z.int().min(0) });

export const resetInput = z.strictObject({});

/** For what has no filters. */
export const noQuery = z.strictObject({});

/** All values of a query are strings. */
export const resourceQuery = z.strictObject({ service: z.string().optional(), kind: z.string().optional() });

const digits = z
  .string()
  .regex(/^-?\d{1,9}$/, "must be a number")
  .transform(Number);

export const requestQuery = z.strictObject({
  service: z.string().optional(),
  action: z.string().optional(),
  status: digits.optional(),
  code: z.string().optional(),
  requestId: z.string().optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  last: digits.pipe(z.int().min(1)).optional(),
});
