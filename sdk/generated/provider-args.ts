// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
import type * as pulumi from "@pulumi/pulumi";
import type {
  BaiduSettingsArgs,
  CtyunSettingsArgs,
  ProfileArgs,
  RateLimitSettingsArgs,
  RetrySettingsArgs,
  TencentSettingsArgs,
  TimeoutSettingsArgs,
} from "./types";

/** What a provider is configured with; what is left out comes from the environment. */
export interface ProviderArgs {
  /** Every service at one base URL: the emulator, or a gateway. Plain HTTP is allowed only to this machine. */
  endpoint?: pulumi.Input<string>;
  /** HTTP or SOCKS5 proxy, such as `http://proxy:8080`; it can contain a user name and password. */
  proxy?: pulumi.Input<string>;
  /** Hosts to reach directly, separated by commas. */
  noProxy?: pulumi.Input<string>;
  /** PEM file with the CA certificates to trust instead of the system's, such as those of a private cloud. */
  caFile?: pulumi.Input<string>;
  /** Trusts any certificate. For testing only: anyone on the network path can read and change everything. */
  insecureSkipVerify?: pulumi.Input<boolean>;
  /** Prefix of the user agent. */
  userAgent?: pulumi.Input<string>;
  /** Timeout of a whole call, including waits and retries, such as `5m`; or three separate timeouts. */
  timeout?: pulumi.Input<string | TimeoutSettingsArgs>;
  /** How failed calls are retried; `none` disables retries. */
  retry?: pulumi.Input<"none" | RetrySettingsArgs>;
  /** Client-side rate limits; `none` disables them. Default: the documented rate limits. */
  rateLimit?: pulumi.Input<"none" | RateLimitSettingsArgs>;
  /** Tencent: TKE and TCR. */
  tencent?: pulumi.Input<TencentSettingsArgs>;
  /** Baidu: BCI and BEC. */
  baidu?: pulumi.Input<BaiduSettingsArgs>;
  /** CTyun: ECI. */
  ctyun?: pulumi.Input<CtyunSettingsArgs>;
  /** Named sets of settings. A profile's settings override the top-level ones for the resources that name it in `profile`. */
  profiles?: pulumi.Input<Record<string, pulumi.Input<ProfileArgs>>>;
}

/** Settings that hold secrets. */
export const secretSettings: readonly string[] = ["proxy", "tencent", "baidu", "ctyun", "profiles"];
