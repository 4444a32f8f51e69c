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
  /** Every service at one base URL: the emulator, or a gateway. Plain HTTP goes only to this machine. */
  endpoint?: pulumi.Input<string>;
  /** HTTP or SOCKS5 proxy, such as `http://proxy:8080`; it may hold a user name and password. */
  proxy?: pulumi.Input<string>;
  /** Hosts that are reached directly, with commas between. */
  noProxy?: pulumi.Input<string>;
  /** PEM file with the certificate authorities to trust instead of the usual ones. */
  caFile?: pulumi.Input<string>;
  /** Trusts any certificate. For a try only: whoever is in between can read and change everything. */
  insecureSkipVerify?: pulumi.Input<boolean>;
  /** Goes before ours in the user agent. */
  userAgent?: pulumi.Input<string>;
  /** Longest time of a whole call, waits and repeats included, such as `5m`; or three limits apart. */
  timeout?: pulumi.Input<string | TimeoutSettingsArgs>;
  /** How calls that failed are repeated; `none` for not at all. */
  retry?: pulumi.Input<"none" | RetrySettingsArgs>;
  /** Tags of every resource that takes tags; a resource's own tag of the same key wins. */
  defaultTags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Labels of every resource that takes labels; a resource's own label of the same key wins. */
  defaultLabels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Limits on our side; `none` for none. Default: the documented limits. */
  rateLimit?: pulumi.Input<"none" | RateLimitSettingsArgs>;
  /** Tencent: TKE and TCR. */
  tencent?: pulumi.Input<TencentSettingsArgs>;
  /** Baidu: BCI and BEC. */
  baidu?: pulumi.Input<BaiduSettingsArgs>;
  /** CTyun: ECI. */
  ctyun?: pulumi.Input<CtyunSettingsArgs>;
  /** Named sets: what one says stands in for the same setting outside, for the resources that name it in `profile`. */
  profiles?: pulumi.Input<Record<string, pulumi.Input<ProfileArgs>>>;
}

/** Settings that hold secrets. */
export const secretSettings: readonly string[] = ["proxy", "tencent", "baidu", "ctyun", "profiles"];
