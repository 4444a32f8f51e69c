import { askedOnce, notOffered } from "../../../lifecycle/not-offered";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { BaiduContext } from "../../resource";
import type { EdgePlace } from "./places";

/** Every node that containers can run on. */
const nodesOf = askedOnce(async ({ clients: { bec } }: BaiduContext) => {
  const { regionList } = await bec.ListNodes({ type: "container" });
  return regionList.flatMap(({ region, cityList }) =>
    cityList.flatMap(({ city, serviceProviderList }) =>
      serviceProviderList.map(({ serviceProvider, regionId }) => ({ region, city, serviceProvider, regionId })),
    ),
  );
});

const WHERE = ["region", "city", "serviceProvider", "regionId"] as const;

/** Warns of places where BEC has no node. */
export async function placesAhead(
  context: BaiduContext,
  { deployInstances = [] }: { deployInstances?: readonly EdgePlace[] },
): Promise<CheckFailure[]> {
  const all = await nodesOf(context);
  return deployInstances.flatMap((place) => {
    let nodes = all;
    for (const name of WHERE) {
      const value = place[name];
      if (value === undefined) continue;
      const fitting = nodes.filter((node) => node[name] === value);
      // Reports the first property of the place that none of the remaining nodes has.
      if (fitting.length === 0)
        return notOffered(`deployInstances: ${name}`, value, [...new Set(nodes.map((node) => node[name]))]);
      nodes = fitting;
    }
    return [];
  });
}
