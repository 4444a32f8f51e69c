import { z } from "zod";
import { failure } from "../../../lifecycle/containers/rules";
import { oneOf } from "../../../lifecycle/schema";
import { providerFunction } from "../../resource";
import { architecture, osCustomizeType } from "../parts/cluster-schema";

/** Functions for what the container service offers, independent of a cluster. */

const version = z
  .object({
    name: z.string().describe("Name of the version."),
    version: z.string().describe("What a cluster's `version` takes, such as `1.30.0`."),
    remark: z.string().optional().describe("The cloud's remark."),
  })
  .meta({ id: "TkeVersion" });

export const getVersions = providerFunction({
  token: "tke:getVersions",
  description: "The Kubernetes versions available for clusters.",
  example: `const { versions } = clouds.tke.getVersionsOutput();
export const offered = versions.apply((all) => all.map(({ version }) => version));`,
  inputs: z.object({}),
  outputs: z.object({ versions: z.array(version).describe("The versions, in the cloud's order.") }),
  call: async ({ clients: { tke } }) => {
    const { VersionInstanceSet } = await tke.DescribeVersions();
    return {
      versions: (VersionInstanceSet ?? []).map(({ Name, Version, Remark }) => ({
        name: Name ?? "",
        version: Version ?? "",
        remark: Remark || undefined,
      })),
    };
  },
});

const region = z
  .object({
    name: z.string().describe("What `region` takes, such as `ap-guangzhou`."),
    number: z.int().optional().describe("Its number, which some calls need."),
    alias: z.string().optional().describe("Its short name."),
    available: z.boolean().describe("Whether it can be used."),
    features: z.string().optional().describe("Feature flags of the region, as JSON."),
    remark: z.string().optional().describe("The cloud's remark."),
  })
  .meta({ id: "TkeRegion" });

export const getRegions = providerFunction({
  token: "tke:getRegions",
  description: "The regions that have the container service.",
  example: `const { regions } = clouds.tke.getRegionsOutput();
export const names = regions.apply((all) => all.filter((region) => region.available).map(({ name }) => name));`,
  inputs: z.object({}),
  outputs: z.object({ regions: z.array(region).describe("The regions.") }),
  call: async ({ clients: { tke } }) => {
    const { RegionInstanceSet } = await tke.DescribeRegions();
    return {
      regions: (RegionInstanceSet ?? []).map((row) => ({
        name: row.RegionName ?? "",
        number: row.RegionId,
        alias: row.Alias || undefined,
        available: row.Status !== "UNAVAILABLE",
        features: row.FeatureGates || undefined,
        remark: row.Remark || undefined,
      })),
    };
  },
});

const image = z
  .object({
    imageId: z.string().describe("ID of the image."),
    os: z.string().describe("What a cluster's `os` takes."),
    alias: z.string().optional().describe("Its display name."),
    architecture: architecture.optional().describe("`x86` or `arm`. Not returned by the public cloud."),
    osCustomizeType: osCustomizeType.optional().describe("`GENERAL`, or `DOCKER_CUSTOMIZE`: made for containers."),
    ipv6: z.boolean().optional().describe("Whether it supports IPv6. Not returned by the public cloud."),
  })
  .meta({ id: "TkeImage" });

export const getImages = providerFunction({
  token: "tke:getImages",
  description: "The images available for nodes.",
  example: `const { images } = clouds.tke.getImagesOutput();
export const arm = images.apply((all) => all.filter((image) => image.architecture === "arm").map((image) => image.os));`,
  inputs: z.object({}),
  outputs: z.object({ images: z.array(image).describe("The images.") }),
  call: async ({ clients: { tke } }) => {
    const { ImageInstanceSet } = await tke.DescribeImages();
    return {
      images: (ImageInstanceSet ?? []).map((row) => ({
        imageId: row.ImageId ?? "",
        os: row.OsName ?? "",
        alias: row.Alias || undefined,
        architecture: (row.Arch || undefined) as z.input<typeof image>["architecture"],
        osCustomizeType: (row.OsCustomizeType || undefined) as z.input<typeof image>["osCustomizeType"],
        // The API spells it this way; a string that contains a boolean.
        ipv6: row.SportIpv6 ? row.SportIpv6 === "true" : undefined,
      })),
    };
  },
});

export const getQuotas = providerFunction({
  token: "tke:getQuotas",
  description: "The account's quotas in a region.",
  example: `export const mostClusters = clouds.tke.getQuotasOutput().clusters;`,
  inputs: z.object({}),
  outputs: z.object({
    clusters: z.int().optional().describe("Maximum number of clusters."),
    nodesPerCluster: z.int().optional().describe("Maximum number of nodes in a cluster."),
  }),
  call: async ({ clients: { tke } }) => {
    const { MaxClustersNum, MaxNodesNum } = await tke.DescribeQuota();
    return { clusters: MaxClustersNum, nodesPerCluster: MaxNodesNum };
  },
});

const level = z
  .object({
    name: z.string().describe("What a cluster's `level` takes, such as `L20`."),
    alias: z.string().optional().describe("Its display name."),
    enabled: z.boolean().optional().describe("Whether it can be chosen."),
    nodes: z.int().optional().describe("Maximum number of nodes."),
    pods: z.int().optional().describe("Maximum number of pods."),
    configMaps: z.int().optional().describe("Maximum number of ConfigMaps."),
    replicaSets: z.int().optional().describe("Maximum number of ReplicaSets."),
    customResources: z.int().optional().describe("Maximum number of custom resources."),
    others: z.int().optional().describe("Maximum number of other objects."),
  })
  .meta({ id: "TkeClusterLevel" });

export const getClusterLevels = providerFunction({
  token: "tke:getClusterLevels",
  description: "The size classes of managed clusters.",
  example: `const { levels } = clouds.tke.getClusterLevelsOutput();
export const enough = levels.apply((all) => all.find((level) => (level.nodes ?? 0) >= 80)?.name);`,
  inputs: z.object({
    clusterId: z.string().min(1).optional().describe("Only those that this cluster may change to."),
  }),
  outputs: z.object({ levels: z.array(level).describe("The levels, in the cloud's order.") }),
  call: async ({ clients: { tke } }, { clusterId }) => {
    const { Items } = await tke.DescribeClusterLevelAttribute({ ClusterId: clusterId });
    return {
      levels: (Items ?? []).map((row) => ({
        name: row.Name ?? "",
        alias: row.Alias,
        enabled: row.Enable,
        nodes: row.NodeCount,
        pods: row.PodCount,
        configMaps: row.ConfigMapCount,
        replicaSets: row.RSCount,
        customResources: row.CRDCount,
        others: row.OtherCount,
      })),
    };
  },
});

export const getPrice = providerFunction({
  token: "tke:getPrice",
  description: "The price of a product of the container service. The manual lists no product IDs.",
  example: `const price = clouds.tke.getPriceOutput({
  productCode: "p_tke",
  subProductCode: "sp_tke_cluster",
  parts: JSON.stringify({ level: "L20" }),
  seconds: 3600,
});
export const cents = price.price;`,
  inputs: z.object({
    productCode: z.string().min(1).describe("ID of the product."),
    subProductCode: z.string().min(1).describe("ID of the sub-product."),
    chargeType: oneOf("postpaid", "prepaid").default("postpaid").describe("Default `postpaid` (`PayMode` in the API)."),
    scenario: z.string().min(1).optional().describe("Scenario, with `prepaid` only."),
    zone: z.string().min(1).optional().describe("Zone. Default: the first of the region."),
    parts: z
      .string()
      .min(1)
      .describe("Configuration: an object as JSON text, whose format the manual does not describe."),
    count: z.int().min(1).default(1).describe("Quantity. Default 1."),
    seconds: z.int().min(1).describe("Duration in seconds."),
  }),
  outputs: z.object({
    listPrice: z.number().optional().describe("List price in cents."),
    price: z.number().optional().describe("Price to pay in cents."),
  }),
  rules: ({ chargeType, scenario }) =>
    scenario && chargeType === "postpaid" ? [failure(["scenario"], 'is used with chargeType "prepaid" only')] : [],
  call: async ({ clients: { tke } }, want) => {
    const { TotalCost, RealTotalCost } = await tke.GetPrices({
      ProductCode: want.productCode,
      SubProductCode: want.subProductCode,
      PayMode: want.chargeType === "prepaid" ? 1 : 0,
      // The API spells it this way.
      Cenario: want.scenario,
      ZoneID: want.zone,
      Parts: want.parts,
      GoodsNum: want.count,
      TimeSpan: want.seconds,
    });
    return { listPrice: TotalCost, price: RealTotalCost };
  },
});

export const getLicence = providerFunction({
  token: "tke:getLicence",
  description:
    "How many cores the account's clusters use, and whether the licence allows more. Above the limit no cluster is created and no node added.",
  example: `export const mayGrow = clouds.tke.getLicenceOutput().withinLimit;`,
  inputs: z.object({}),
  outputs: z.object({
    withinLimit: z.boolean().describe("Whether the usage is within the licence."),
    used: z.number().optional().describe("Usage, in `unit`."),
    unit: z.string().optional().describe("Unit of the usage, such as `core`."),
    productVersion: z.string().optional().describe("Version of the container service."),
  }),
  call: async ({ clients: { tke } }) => {
    const [{ Pass }, { Data, Version }] = await Promise.all([
      tke.QueryOverage(),
      tke.CollectAllCore({}, { idempotent: true }),
    ]);
    return {
      // Booleans and numbers are strings here.
      withinLimit: Pass === "true",
      used: Data ? Number(Data.UsageValue) : undefined,
      unit: Data?.UsageUnit,
      productVersion: Version || undefined,
    };
  },
});
