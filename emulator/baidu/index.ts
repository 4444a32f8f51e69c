import type { Cloud } from "../declaration";
import { bciHandlers, bciKinds } from "./bci";
import { becHandlers, becKinds } from "./bec";
import { keys } from "./keys";
import { routes } from "./routes";

/** Baidu AI Cloud. */
export const baidu = {
  name: "baidu",
  keys,
  region: { setting: "region", value: "bj" },
  variables: {
    region: "BAIDUCLOUD_REGION",
    accessKeyId: "BAIDUCLOUD_ACCESS_KEY",
    secretAccessKey: "BAIDUCLOUD_SECRET_KEY",
  },
  routes: [routes],
  services: {
    bci: { kinds: bciKinds, handlers: bciHandlers },
    bec: { kinds: becKinds, handlers: becHandlers },
  },
} as const satisfies Cloud;
