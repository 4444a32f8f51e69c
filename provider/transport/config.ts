import { z } from "zod";
import { milliseconds } from "../../words/duration";
import { isLoopback } from "../../words/loopback";
import { typeOfValue } from "../../words/schema";
import { suggestion } from "../lifecycle/check";
import { secret } from "../lifecycle/schema";
import { actionNames } from "./actions.gen";
import type { RateSettings } from "./rate";
import type { RetryPolicy } from "./retry";

const DURATION = 'must be a duration such as "500ms", "30s" or "20m"';

/** Longest time of Node's timers, in milliseconds; a longer timer would fire at once. */
export const LONGEST_MS = 2 ** 31 - 1;

/** A duration such as "500ms", "30s" or "20m", as milliseconds. */
export const span = z
  .string({ error: ({ input }) => `${DURATION}, not ${typeOfValue(input)}` })
  .transform((text, context) => {
    const ms = milliseconds(text);
    if (ms !== undefined && ms > 0 && ms <= LONGEST_MS) return ms;
    const problem = ms !== undefined && ms > LONGEST_MS ? 'must be at most "596h"' : DURATION;
    context.addIssue({ code: "custom", message: `${problem}, not ${JSON.stringify(text)}` });
    return z.NEVER;
  });

/** The prefix with which a user confirms plain HTTP to a host other than this machine. */
const INSECURE = /^\s*insecure\+(?=http:\/\/)/i;

/** Base URL of a service: scheme, host and port. The default scheme is HTTPS. Plain HTTP is allowed to this machine, or with the prefix `insecure+`. */
export const endpoint = z.string().transform((text, context) => {
  // As in Baidu's SDKs, an empty address means the service's default host.
  if (text.trim() === "") return undefined;
  const problem = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  const address = text.replace(INSECURE, "");
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`);
  // Of "http//host" and "https:/host" the scheme would be the host.
  if (!url?.hostname || /^https?$/.test(url.hostname))
    return problem(`must be a URL such as "https://host" or "http://127.0.0.1:8080", not ${shown(text)}`);
  if (url.username || url.password) return problem("must not contain a user name or password");
  if (!/^https?:$/.test(url.protocol)) return problem(`must begin with https://, not ${shown(`${url.protocol}//`)}`);
  if (url.pathname !== "/" || url.search || url.hash)
    return problem(`must end after host and port, not ${shown(text)}`);
  if (url.protocol === "https:") return url.origin;
  if (!isLoopback(url.hostname) && !INSECURE.test(text)) {
    return problem(
      `plain HTTP is allowed only to this machine (127.0.0.1, ::1, localhost); write "https://${url.host}"`,
    );
  }
  return url.origin;
});

/** An HTTP or SOCKS5 proxy; the default scheme is HTTP. It may contain a user name and password. */
export const proxy = z.string().transform((text, context) => {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  // The proxy always resolves the names of hosts, which is what "socks5h" asks for.
  if (url?.protocol === "socks5h:") url.protocol = "socks5:";
  if (url?.hostname && /^(https?|socks5?):$/.test(url.protocol)) return url.href;
  context.addIssue({ code: "custom", message: 'must be a URL such as "http://proxy:8080" or "socks5://proxy:1080"' });
  return z.NEVER;
});

const shown = (text: string) => JSON.stringify(text.length <= 80 ? text : `${text.slice(0, 80)}...`);

/** Settings of every cloud. Outside a cloud's object they apply to all clouds. */
export const commonSettings = {
  endpoint: endpoint
    .optional()
    .describe(
      "Every service at one base URL: the emulator, or a gateway. Plain HTTP is allowed only to this machine; write `insecure+http://` for another.",
    ),
  proxy: secret(proxy)
    .optional()
    .describe("HTTP or SOCKS5 proxy, such as `http://proxy:8080`; it can contain a user name and password."),
  noProxy: z.string().optional().describe("Hosts to reach directly, separated by commas."),
  caFile: z
    .string()
    .min(1)
    .optional()
    .describe("PEM file with the CA certificates to trust instead of the system's, such as those of a private cloud."),
  insecureSkipVerify: z
    .boolean()
    .optional()
    .describe("Trusts any certificate. For testing only: anyone on the network path can read and change everything."),
  userAgent: z
    .string()
    .regex(/^[\x20-\x7e]*$/, "must be plain ASCII text")
    .optional()
    .describe("Prefix of the user agent."),
  language: z
    .enum(["en-US", "zh-CN", "en", "zh"])
    .meta({ id: "Language" })
    .optional()
    .describe(
      "Language of the remedies in error messages, and of the cloud's own messages if it offers a choice (Tencent). Default for remedies: the language of `LC_ALL`, `LC_MESSAGES` or `LANG`.",
    ),
  timeout: z
    .union([
      span.transform((total) => ({ total })),
      z
        .strictObject({
          connect: span.optional().describe("Connecting, including TLS. Default `10s`."),
          request: span.optional().describe("One attempt, from sending to the end of the response. Default `60s`."),
          total: span.optional().describe("The whole call, including waits and retries. Default `10m`."),
        })
        .meta({ id: "TimeoutSettings" }),
    ])
    .optional()
    .describe("Timeout of a whole call, including waits and retries, such as `5m`; or three separate timeouts."),
  retry: z
    .union([
      z.literal("none").transform(() => ({ none: true })),
      z
        .strictObject({
          none: z.boolean().optional().describe("Sends every call once."),
          maxAttempts: z.int().min(1).max(100).optional().describe("Maximum number of attempts. Default 4."),
          base: span.optional().describe("First delay between attempts. Default `300ms`."),
          maxDelay: span.optional().describe("Maximum delay between attempts. Default `20s`."),
        })
        .meta({ id: "RetrySettings" }),
    ])
    .optional()
    .describe("How failed calls are retried; `none` disables retries."),
  defaultTags: z
    .record(z.string().min(1), z.string())
    .optional()
    .describe("Tags of every resource that takes tags; a resource's own tag with the same key takes precedence."),
  defaultLabels: z
    .record(z.string().min(1), z.string())
    .optional()
    .describe("Labels of every resource that takes labels; a resource's own label with the same key takes precedence."),
  namesakes: z
    .enum(["warn", "fail", "adopt"])
    .meta({ id: "Namesakes" })
    .optional()
    .describe(
      "What a create does if a resource with the same name and inputs is at most 24 hours old and not in any known state, for example after an interrupted run on another machine: `warn` (the default) and create another one, `fail`, or `adopt` it.",
    ),
  rateLimit: z
    .union([
      z.literal("none").transform(() => ({ none: true })),
      z
        .strictObject({
          none: z.boolean().optional().describe("No client-side rate limit."),
          perSecond: z.number().positive().optional().describe("Calls per second for each action."),
          share: z
            .int()
            .min(1)
            .max(1000)
            .optional()
            .describe(
              "Number of processes, on any machines, that use the account at the same time. Each limit is divided by it.",
            ),
          actions: z
            .record(z.string(), z.number().positive())
            .superRefine((actions, context) => {
              for (const name of Object.keys(actions).filter((one) => !actionNames.includes(one)))
                context.addIssue({
                  code: "custom",
                  path: [name],
                  message: `there is no such action${suggestion(name, actionNames)}`,
                });
            })
            .optional()
            .describe("Calls per second, by action."),
        })
        .meta({ id: "RateLimitSettings" }),
    ])
    .optional()
    .describe("Client-side rate limits; `none` disables them. Default: the documented rate limits."),
};

/** Settings that choose a key pair in the files of the vendor's own tools. */
export const fileSettings = {
  credentialsProfile: z
    .string()
    .regex(/^[^/\\]+$/, "must be the name of a profile, without slashes")
    .optional()
    .describe("Profile in the files of the vendor's own tools to take the key pair from, before the environment."),
  credentialsFolder: z
    .string()
    .min(1)
    .optional()
    .describe("Folder of those files. Default: that of each tool, such as `~/.tccli` or `~/.bce`."),
};

/** Settings of clouds that return the account of a key pair. */
export const accountSettings = {
  allowedAccountIds: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe("Accounts that may be changed. Checked once, before the first call that changes something."),
  forbiddenAccountIds: z.array(z.string().min(1)).min(1).optional().describe("Accounts that must not be changed."),
};

/** {@link commonSettings} after parsing. */
export type CommonSettings = z.output<z.ZodObject<typeof commonSettings>>;

/** Settings of a cloud whose SDK names the timeout differently. */
type VendorsTimeout = CommonSettings & { connectionTimeoutInMillis?: number | undefined };

/** Timeouts of one call, in milliseconds. */
export interface Timeouts {
  /** Connecting, including TLS. @default 10 000 */
  connect: number;
  /** One attempt, from sending to the end of the response. @default 60 000 */
  request: number;
}

/** The timeouts in the settings, with defaults for the rest. */
export function timeoutsOf(settings: VendorsTimeout): Timeouts {
  const given: { connect?: number | undefined; request?: number | undefined; total?: number | undefined } =
    settings.timeout ?? {};
  const vendors = settings.connectionTimeoutInMillis;
  return { connect: vendors ?? given.connect ?? 10_000, request: vendors ?? given.request ?? 60_000 };
}

/** The retries in the settings; the defaults are those of Baidu's SDKs (reference/bce-signing.md, 9). */
export function retryOf(settings: VendorsTimeout): RetryPolicy {
  const given: { none?: boolean | undefined; maxAttempts?: number; base?: number; maxDelay?: number } =
    settings.retry ?? {};
  return {
    maxAttempts: given.none ? 1 : (given.maxAttempts ?? 4),
    base: given.base ?? 300,
    maxDelay: given.maxDelay ?? 20_000,
    // Leaves time for at least one attempt.
    total: settings.timeout?.total ?? Math.max(600_000, settings.connectionTimeoutInMillis ?? 0),
  };
}

/** The client-side rate limits in the settings. */
export function ratesOf(settings: Pick<CommonSettings, "rateLimit">): RateSettings {
  return settings.rateLimit ?? {};
}
