import { beforeAll, describe, expect, it } from "vitest";
import { packageSchema } from "../../generate/schema";
import { resourceTypes } from "../../provider/clouds";

// One idea has one name in every kind, function and nested type: names are what cannot change after a release.

interface Property {
  $ref?: string;
  type?: string;
  description?: string;
  items?: Property;
  additionalProperties?: Property;
}
type Properties = Record<string, Property>;
interface Schema {
  resources: Record<string, { inputProperties: Properties; properties: Properties }>;
  functions: Record<string, { inputs?: { properties: Properties }; outputs?: { properties: Properties } }>;
  types: Record<string, { enum?: { value: string }[]; properties?: Properties }>;
}

let schema: Schema;
/** Every property of the package, with where it stands. */
let all: { owner: string; name: string; property: Property; isInput: boolean }[];
beforeAll(async () => {
  schema = (await packageSchema()) as unknown as Schema;
  const of = (owner: string, properties: Properties = {}, isInput = false) =>
    Object.entries(properties).map(([name, property]) => ({ owner, name, property, isInput }));
  all = [
    ...Object.entries(schema.resources).flatMap(([token, { inputProperties, properties }]) => [
      ...of(token, inputProperties, true),
      ...of(token, properties),
    ]),
    ...Object.entries(schema.functions).flatMap(([token, { inputs, outputs }]) => [
      ...of(token, inputs?.properties, true),
      ...of(token, outputs?.properties),
    ]),
    ...Object.entries(schema.types).flatMap(([token, { properties }]) => of(token, properties)),
  ];
});

/** Other spellings of an idea, and the one in use. */
const SPELLINGS: readonly [wrong: RegExp, right: string][] = [
  [/^(created|creation)(Time|At|On)$|^(createdAt|createDate)$/, "createTime"],
  [/^(expired|expiry|expiration)(Time|At|Date)$|DateTime$/, "expireTime"],
  [/^(updated|modified|lastUpdate)(Time|At)$/, "updateTime"],
  [/^(pushed|joined)(Time|At)$/, "pushTime, joinTime"],
  [/^(az|azName|zoneName|azId|availabilityZone)$/, "zone, zoneId"],
  [/^(vSwitchId|subNetId|vswitchId)$/, "subnetId"],
  [/^imageRegistry(Secrets?|Credential|Logins?)$/, "imageRegistryCredentials, imagePullSecrets"],
  [/^(user[n]ame|loginName)$/, "userName"],
  [/^kube[C]onfig$/, "kubeconfig"],
  [/^(internalIp|intranetIp|lanIp|innerIp|podIp)$/, "privateIp"],
  [/^(internetIp|externalIps?|wanIp)$/, "publicIp"],
  [/intranet|innerLb/i, "internal"],
  [/^(bandwidth|maxBandwidthOut)$/, "bandwidthInMbps"],
  [/^autoScaling/, "asGroupId"],
  [/[eE]xisted/, "existing"],
  [/^(replicaCount|podNum|podCount)$/, "replicas, totalPods"],
  [/^(ephemeralVolume|tmpStorage|temporaryStorage\w*)$/, "ephemeralStorage"],
  [/^(hostname|Hostname)$/, "hostName"],
  [/^repository$/, "repositoryName"],
  [/^(charg|bill)ing(Type|Mode)$|^instanceChargeType$|^pay(ment)?(Method|Timing|Mode)$/, "chargeType"],
  [/^(arch|cpuArch\w*)$/, "architecture"],
  [/^ip$/, "privateIp, publicIp"],
  [/^customizeType$/, "osCustomizeType"],
  [/^(start|end|from|to|until)$/, "startTime, endTime"],
  [/^(step|interval|period)(Minutes)?$/, "periodSeconds"],
  [/^tail$/, "tailLines"],
  [/^(needEip|eipIp)$/, "eip"],
  [/^fileSystem(Type)?$/, "fsType"],
  [/^mountTarget$/, "mountPath"],
  [/^settings$/, "nodeSettings"],
  [/^(keyword|search)$/, "name"],
  [/^states$/, "statuses"],
  [/^(failed|fail|failure)Reason$/, "reason"],
  [/^(original|trade|total|realTotal|spotTrade)(Price)?$/, "listPrice, price, spotPrice"],
];

/** A name that is another idea, or another's: a manifest of Kubernetes, or an address of the Kubernetes API. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  // Addresses that a program gives.
  ip: [
    ...["bci:BciEip", "bci:BciExistingEip", "bci:PodHostAlias", "bec:BecElasticsearch", "bec:BecHostAlias"],
    "eci:EciHostAlias",
  ].map((type) => `container-clouds:${type}`),
  // A page that searches the audit log; the sum of samples; the time of a whole call.
  search: ["container-clouds:tke:AuditDashboards"],
  total: ["container-clouds:bec:getMetrics", "container-clouds:common:TimeoutSettings"],
  hostname: ["container-clouds:bci:PodSpec"],
  externalIp: ["container-clouds:tke:TkeService"],
};

it.each(SPELLINGS)("%s is spelt %s", (wrong) => {
  const found = all.filter(({ owner, name }) => wrong.test(name) && !OTHERS[name]?.includes(owner));
  expect(found.map(({ owner, name }) => `${owner}.${name}`)).toEqual([]);
});

describe("inputs", () => {
  it("about a delete end with OnDelete", () => {
    const about = all.filter(
      ({ name, isInput }) => isInput && /delet|^(force|drain|release|keep[A-Z]\w*s)/i.test(name),
    );
    const names = [...new Set(about.map(({ name }) => name))];
    const others = ["deletionProtection", "maxEmptyBulkDelete", "keepLast"];
    expect(names.filter((name) => !name.endsWith("OnDelete") && !others.includes(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(4);
  });

  it("that every kind has are there: nothing is unprotected, and every wait can be left out", () => {
    const kinds = Object.entries(schema.resources).filter(([token]) => !token.startsWith("container-clouds:index:"));
    const common = [
      "deletionProtection",
      "region",
      "profile",
      "adopt",
      "timeouts",
      "waitFor",
      "waitForOutputs",
      "onDrift",
    ];
    const lacking = kinds.filter(([, { inputProperties }]) => !common.every((name) => name in inputProperties));
    expect(lacking.map(([token]) => token)).toEqual([]);
    expect(kinds).toHaveLength(resourceTypes.length);
  });

  it("of which the description lists the choices are enumerations", () => {
    const listed = /^`[\w-]+`(, `[\w-]+`)* or `[\w-]+`/;
    const plain = all.filter(
      ({ isInput, property }) => isInput && property.type === "string" && listed.test(property.description ?? ""),
    );
    expect(plain.map(({ owner, name }) => `${owner}.${name}`)).toEqual([]);
  });
});

it("states of containers, and what taints and tolerations say, are enumerations everywhere", () => {
  const words = all.filter(({ name }) => ["state", "effect", "operator"].includes(name));
  expect(words.filter(({ property }) => property.$ref === undefined)).toEqual([]);
  expect(new Set(words.map(({ name }) => name)).size).toBe(3);
});

describe("enumerations", () => {
  it("are one for each set of words", () => {
    const byWords = Map.groupBy(
      Object.entries(schema.types).filter(([, type]) => type.enum),
      ([, type]) =>
        (type.enum ?? [])
          .map(({ value }) => value)
          .sort()
          .join(),
    );
    const double = [...byWords.values()].filter((same) => same.length > 1);
    expect(double.map((same) => same.map(([token]) => token))).toEqual([]);
  });

  it("belong to a module", () => {
    expect(Object.keys(schema.types).filter((token) => token.split(":")[1] === "index")).toEqual([]);
  });
});

it("an input has one type in all kinds, but where clouds differ in what they take", () => {
  const textOf = ({ $ref, type, items, additionalProperties }: Property): string => {
    if (items) return `[${textOf(items)}]`;
    if (additionalProperties) return `{${textOf(additionalProperties)}}`;
    return ($ref ?? type ?? "").replace(/^#\/types\/container-clouds:(bci|bec|eci):(Bci|Bec|Eci)?/, "");
  };
  const inputs = all.filter(({ owner, isInput }) => isInput && owner in schema.resources && !owner.includes(":index:"));
  const types = Map.groupBy(inputs, ({ name }) => name);
  const several = [...types].filter(([, uses]) => new Set(uses.map(({ property }) => textOf(property))).size > 1);
  // The source of a tag is an image, that of a log collector a set of files or containers. BCI creates no address for a cache, and
  // ECI documents no architectures.
  expect(several.map(([name]) => name).sort()).toEqual(["architecture", "eip", "source"]);
});

it("a function lists under the last word of its name", () => {
  const listing = /^get(?:[A-Z][a-z]+)*?([A-Z][a-z]+s)$/;
  const wrong = Object.entries(schema.functions).flatMap(([token, { outputs }]) => {
    const last = listing.exec(token.split(":")[2] ?? "")?.[1]?.toLowerCase();
    const properties = Object.entries(outputs?.properties ?? {});
    const [only] = properties;
    if (last === undefined || properties.length !== 1 || !only?.[1].items || only[0] === last) return [];
    return [`${token}: ${only[0]}`];
  });
  expect(wrong).toEqual([
    "container-clouds:eci:getAvailableResources: flavors",
    "container-clouds:tcr:getFavourites: repositories",
    "container-clouds:tke:getNodeIds: instanceIds",
  ]);
});
