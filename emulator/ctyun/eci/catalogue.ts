import { Refusal } from "../../cloud";
import type { Call } from "../call";
import { breach, codeOf, notFound } from "../errors";
import type { Inputs } from "./inputs.gen";
import { containerGroups } from "./parts/container-group-life";
import { FLAVORS, type Flavor, sizeOf, ZONES } from "./parts/flavors";
import { checkZone } from "./parts/network";

/** Every region ID exists; see the readings. */
function describeRegion(call: Call<object>): object {
  return {
    region: {
      regionId: call.region,
      zones: ZONES,
      recommendZones: ZONES.slice(0, 2),
      regionEndpoint: call.host,
    },
  };
}

function describeAvailableResource(call: Call<Inputs["describeAvailableResource"]>): object {
  const { azName, flavorName, cpu, memory } = call.input;
  const found = FLAVORS.filter(
    (flavor) =>
      (!flavorName || flavor.flavorName === flavorName) &&
      (!cpu || flavor.cpu === cpu) &&
      (!memory || flavor.memory === memory),
  );
  const azList = azName ? ZONES.filter((zone) => zone === azName) : ZONES;
  const reported = (flavor: Flavor) => ({
    ...flavor,
    azList,
    pps: 300_000,
    baseBandwidth: 0.8,
    bandwidth: 3,
    stockStatus: "WithStock",
  });
  return { flavors: azList.length > 0 ? found.map(reported) : [] };
}

/** Prices are not documented. These are in yuan per hour, for a core, a GiB of memory, a GPU and a GB of scratch storage. */
const PRICES = { cpu: 0.18, memory: 0.02, gpu: 8, storage: 0.0005 };
/** Free scratch storage, in GB. */
const FREE_STORAGE = 40;

function priceInfo(
  size: { cpu: number; memory: number; gpu?: number },
  input: Inputs["describeContainerGroupPrice"],
): object {
  const storage = Math.max(0, (input.ephemeralStorage ?? 0) - FREE_STORAGE);
  const { cpu, memory, gpu = 0 } = size;
  const original = cpu * PRICES.cpu + memory * PRICES.memory + gpu * PRICES.gpu + storage * PRICES.storage;
  const spot = (input.spotStrategy ?? "noSpot") !== "noSpot";
  const trade = original * (input.computeCategory === "economy" ? 0.8 : 1) * (spot ? 0.3 : 1);
  const amount = (value: number) => value.toFixed(4);
  const price = {
    originalPrice: amount(original),
    discountPrice: amount(original - trade),
    tradePrice: amount(trade),
    currency: "cny",
  };
  return { price, ...(spot && { spotPrice: { tradePrice: amount(trade), currency: "cny" } }) };
}

function requireFlavor(name: string): Flavor {
  const flavor = FLAVORS.find(({ flavorName }) => flavorName === name);
  if (flavor === undefined) throw notFound("flavour", name);
  return flavor;
}

function describeContainerGroupPrice(call: Call<Inputs["describeContainerGroupPrice"]>): object {
  const { azName, flavorName, cpu, memory } = call.input;
  checkZone(azName);
  const size = flavorName ? requireFlavor(flavorName) : sizeOf({ cpu, memory }, [], []);
  if (size === undefined) throw new Refusal(codeOf("OutOfRange"), "cpu and memory are more than the largest size has");
  return { priceInfo: priceInfo(size, call.input) };
}

/** Prices by the flavour's name. */
function batchDescribeContainerGroupPrice(call: Call<Inputs["batchDescribeContainerGroupPrice"]>): object {
  const prices = call.input.flavors.map(({ flavorName }, index) => {
    if (!flavorName) throw breach({ kind: "missing", path: `flavors.${index}.flavorName`, expected: "" });
    return [flavorName, priceInfo(requireFlavor(flavorName), {})];
  });
  return { priceInfo: Object.fromEntries(prices) };
}

/** Enterprise projects belong to another product: returns the default one and those that groups name. */
function userEpPolicy(call: Call<object>): object {
  const named = [...containerGroups.rows(call.world.state).values()]
    .filter(({ account }) => account === call.account)
    .flatMap(({ attributes }) => attributes.epId ?? []);
  const others = [...new Set(named)].filter((id) => id !== "0").map((id) => ({ id, name: id }));
  return { epList: [{ id: "0", name: "default" }, ...others] };
}

export const catalogueHandlers = {
  describeRegion,
  describeAvailableResource,
  describeContainerGroupPrice,
  batchDescribeContainerGroupPrice,
  userEpPolicy,
};
