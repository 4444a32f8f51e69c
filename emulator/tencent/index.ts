import type { Cloud } from "../declaration";
import { keys } from "./keys";
import { metadata } from "./metadata";
import { routes } from "./routes";
import { stsHandlers } from "./sts";
import { tcrHandlers, tcrKinds } from "./tcr";
import { tkeHandlers, tkeKinds } from "./tke";

/** Tencent Cloud, and private clouds with its API. */
export const tencent = {
  name: "tencent",
  keys,
  region: { setting: "region", value: "gsqy" },
  variables: {
    region: "TENCENTCLOUD_REGION",
    secretId: "TENCENTCLOUD_SECRET_ID",
    secretKey: "TENCENTCLOUD_SECRET_KEY",
  },
  routes: [routes, metadata],
  services: {
    tke: { kinds: tkeKinds, handlers: tkeHandlers },
    tcr: { kinds: tcrKinds, handlers: tcrHandlers },
    sts: { kinds: [], handlers: stsHandlers },
  },
} as const satisfies Cloud;
