import type { Call } from "../call";
import { illegal } from "../errors";
import type { DeployInstance, Inputs } from "./inputs.gen";

/** An edge node: one operator in one city. */
export interface EdgeNode {
  readonly regionId: string;
  readonly region: string;
  readonly regionName: string;
  readonly city: string;
  readonly cityName: string;
  readonly country: string;
  readonly countryName: string;
  readonly serviceProvider: string;
  readonly spName: string;
  readonly capability: readonly string[];
}

const OPERATORS = {
  cm: { serviceProvider: "CHINA_MOBILE", spName: "移动" },
  un: { serviceProvider: "CHINA_UNICOM", spName: "联通" },
  ct: { serviceProvider: "CHINA_TELECOM", spName: "电信" },
  tl: { serviceProvider: "TRIPLE_LINE", spName: "三线" },
  bgp: { serviceProvider: "BGP", spName: "BGP" },
  intra: { serviceProvider: "INTRA", spName: "内网" },
};
type Operator = keyof typeof OPERATORS;

const THREE: readonly Operator[] = ["cm", "un", "ct"];
const CITIES: readonly [region: string, regionName: string, city: string, cityName: string, readonly Operator[]][] = [
  ["NORTH_CHINA", "华北", "BEIJING", "北京", [...THREE, "bgp"]],
  ["NORTH_CHINA", "华北", "LANGFANG", "廊坊", [...THREE, "intra"]],
  ["EAST_CHINA", "华东", "SHANGHAI", "上海", [...THREE, "bgp"]],
  ["EAST_CHINA", "华东", "HANGZHOU", "杭州", THREE],
  ["SOUTH_CHINA", "华南", "GUANGZHOU", "广州", [...THREE, "tl"]],
  ["CENTRAL_CHINA", "华中", "WUHAN", "武汉", THREE],
  ["NORTH_EAST", "东北", "SHENYANG", "沈阳", THREE],
  ["NORTH_WEST", "西北", "XIAN", "西安", THREE],
  ["SOUTH_WEST", "西南", "CHENGDU", "成都", THREE],
];

/** What every node offers. Only the first city has graphics cards. */
const CAPABILITY = ["container", "vm", "lb", "bm", "vpc", "nat", "eip", "cds", "cds_hdd"];

const nodes: readonly EdgeNode[] = CITIES.flatMap(([region, regionName, city, cityName, operators], index) =>
  operators.map((operator) => ({
    regionId: `cn-${city.toLowerCase()}-${operator}`,
    region,
    regionName,
    city,
    cityName,
    country: "CHINA",
    countryName: "中国",
    ...OPERATORS[operator],
    capability: index === 0 ? [...CAPABILITY, "gpu"] : CAPABILITY,
  })),
);

/**
 * The node of a place: by its ID, or by region, city and operator together.
 * @throws Refusal Illegal parameters if there is none, or the place is ambiguous
 */
export function nodeOf({ regionId, region, city, serviceProvider }: DeployInstance): EdgeNode {
  const asked = { regionId, region, city, serviceProvider };
  if (regionId === undefined && (region === undefined || city === undefined || serviceProvider === undefined))
    throw illegal("deployInstances: a place needs regionId, or region, city and serviceProvider");
  const fits = (node: EdgeNode) =>
    Object.entries(asked).every(([name, value]) => value === undefined || node[name as keyof EdgeNode] === value);
  const found = nodes.find(fits);
  if (found === undefined) throw illegal(`deployInstances: there is no node ${JSON.stringify(asked)}`);
  return found;
}

/** @throws Refusal Illegal parameters for graphics cards at a node without them */
export function requireCards(places: readonly EdgeNode[], containers: readonly { readonly gpu?: number }[]): void {
  const plain = places.find(({ capability }) => !capability.includes("gpu"));
  if (plain !== undefined && containers.some(({ gpu = 0 }) => gpu > 0))
    throw illegal(
      `deployInstances: ${plain.regionId} has no graphics cards; the list of nodes of type gpu names those that do`,
    );
}

/** Lists regions with their cities, and cities with their operators. Every node of the emulator is in China. */
function listNodes({ input, version }: Call<Inputs["ListNodes"]>): object {
  const { type, country = "all" } = input;
  const inCountry = ["all", "china"].includes(country.toLowerCase());
  const shown = nodes.filter(({ capability }) => inCountry && capability.includes(type));
  const regionList = distinct(shown, ({ region }) => region).map(({ region, regionName, country, countryName }) => ({
    region,
    name: regionName,
    country,
    countryName,
    cityList: distinct(
      shown.filter((node) => node.region === region),
      ({ city }) => city,
    ).map(({ city, cityName }) => ({
      city,
      name: cityName,
      serviceProviderList: shown
        .filter((node) => node.city === city)
        .map(({ serviceProvider, spName, regionId, capability }) => ({
          serviceProvider,
          name: spName,
          regionId,
          capability,
        })),
    })),
  }));
  return version === "v1" ? { regionList, nodeSum: shown.length } : { regionList };
}

const distinct = (list: readonly EdgeNode[], key: (node: EdgeNode) => string) =>
  list.filter((node, index) => list.findIndex((other) => key(other) === key(node)) === index);

export const nodeHandlers = { ListNodes: listNodes };
