import type { Cloud } from "../declaration";
import { nextHex } from "../ids";
import type { State } from "../state";
import { eciHandlers, eciKinds } from "./eci";
import { routes } from "./routes";

/** CTyun. */
export const ctyun = {
  name: "ctyun",
  keys: {
    cloud: "ctyun",
    id: "accessKey",
    secret: "secretKey",
    newId: (state: State) => nextHex(state, "ctyun-key", 32),
  },
  region: { setting: "regionId", value: "region-1" },
  variables: { regionId: "CTYUN_REGION_ID", accessKey: "CTYUN_AK", secretKey: "CTYUN_SK" },
  routes: [routes],
  services: { eci: { kinds: eciKinds, handlers: eciHandlers } },
} as const satisfies Cloud;
