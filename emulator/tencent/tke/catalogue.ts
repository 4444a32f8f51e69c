import { Refusal } from "../../cloud";
import { quota } from "../../quotas";
import { type Call, jsonObject } from "../call";
import type { Inputs } from "./inputs.gen";
import { describeLevels } from "./parts/cluster-level";

/** The manual's regions, and those of the public cloud, whose numbers are in no document here. */
const regions = [
  { RegionName: "gsqy", RegionId: 101, Alias: "gs" },
  { RegionName: "ap-guangzhou", RegionId: 1, Alias: "gz" },
  { RegionName: "ap-shanghai", RegionId: 4, Alias: "sh" },
  { RegionName: "ap-hongkong", RegionId: 5, Alias: "hk" },
  { RegionName: "ap-beijing", RegionId: 8, Alias: "bj" },
  { RegionName: "ap-singapore", RegionId: 9, Alias: "sg" },
  { RegionName: "na-siliconvalley", RegionId: 15, Alias: "usw" },
  { RegionName: "ap-chengdu", RegionId: 16, Alias: "cd" },
  { RegionName: "eu-frankfurt", RegionId: 17, Alias: "de" },
  { RegionName: "ap-seoul", RegionId: 18, Alias: "kr" },
  { RegionName: "ap-chongqing", RegionId: 19, Alias: "cq" },
  { RegionName: "na-ashburn", RegionId: 22, Alias: "use" },
  { RegionName: "ap-bangkok", RegionId: 23, Alias: "th" },
  { RegionName: "ap-tokyo", RegionId: 25, Alias: "jp" },
  { RegionName: "ap-nanjing", RegionId: 33, Alias: "nj" },
  { RegionName: "ap-jakarta", RegionId: 72, Alias: "jkt" },
  { RegionName: "sa-saopaulo", RegionId: 74, Alias: "sao" },
];
export const regionNames: readonly string[] = regions.map(({ RegionName }) => RegionName);

/** The default version comes first. */
export const versions: readonly string[] = [
  "1.10.5",
  "1.12.4",
  "1.14.3",
  "1.16.3",
  "1.18.4",
  "1.20.6",
  "1.22.5",
  "1.24.4",
  "1.26.1",
  "1.28.3",
  "1.30.0",
  "1.32.2",
];

const images = [
  { Alias: "CentOS 7.2", OsName: "centos7.2x86_64", ImageId: "img-rkiynh11", OsCustomizeType: "GENERAL", Arch: "x86" },
  {
    Alias: "Ubuntu 16.04",
    OsName: "ubuntu16.04.1 LTSx86_64",
    ImageId: "img-4wpaazux",
    OsCustomizeType: "GENERAL",
    Arch: "x86",
  },
  {
    Alias: "Ubuntu 18.04",
    OsName: "ubuntu18.04.1x86_64",
    ImageId: "img-pi0ii46r",
    OsCustomizeType: "GENERAL",
    Arch: "x86",
  },
  {
    Alias: "TencentOS 3.1",
    OsName: "tlinux3.1x86_64",
    ImageId: "img-eb30mz89",
    OsCustomizeType: "GENERAL",
    Arch: "x86",
  },
  {
    Alias: "TencentOS 3.1 arm",
    OsName: "tlinux3.1arm64",
    ImageId: "img-3la7wgnt",
    OsCustomizeType: "GENERAL",
    Arch: "arm",
  },
];
export const operatingSystems: readonly string[] = images.map(({ OsName }) => OsName);
export const imageIds: readonly string[] = images.map(({ ImageId }) => ImageId);

export function imageOf(operatingSystem: string): string {
  return imageNamed(operatingSystem)?.ImageId ?? "";
}

/** The architecture of an image, by the name of its system or its ID. */
export const archOf = (operatingSystem: string): string | undefined => imageNamed(operatingSystem)?.Arch;

const imageNamed = (name: string) => images.find(({ OsName, ImageId }) => [OsName, ImageId].includes(name));

/** Prices are not documented. This charges a hundredth of a cent per second and item, and a tenth less for prepayment. */
function getPrices(call: Call<Inputs["GetPrices"]>): object {
  const { PayMode = 0, Cenario, GoodsNum, TimeSpan, Parts } = call.input;
  jsonObject(Parts, "Parts");
  if (PayMode !== 0 && PayMode !== 1) throw new Refusal("InvalidParameterValue", "`PayMode` must be 0 or 1.");
  if (PayMode === 0 && Cenario !== undefined)
    throw new Refusal("InvalidParameter", "`Cenario` is for prepaid billing only.");
  const total = (GoodsNum * TimeSpan) / 100;
  return { TotalCost: total, RealTotalCost: PayMode === 1 ? total * 0.9 : total };
}

export const catalogueHandlers = {
  GetPrices: getPrices,
  DescribeRegions: () => ({
    TotalCount: regions.length,
    RegionInstanceSet: regions.map((region) => ({ ...region, Status: "AVAILABLE", FeatureGates: "{}", Remark: "" })),
  }),
  DescribeVersions: () => ({
    TotalCount: versions.length,
    VersionInstanceSet: versions.map((Version) => ({ Name: `Kubernetes ${Version}`, Version, Remark: "" })),
  }),
  DescribeImages: () => ({
    TotalCount: images.length,
    ImageInstanceSet: images.map((image) => ({ ...image, SportIpv6: "false" })),
  }),
  DescribeQuota: ({ world }: Call) => ({
    MaxClustersNum: quota(world, "tke", "MaxClustersNum"),
    MaxNodesNum: quota(world, "tke", "MaxNodesNum"),
  }),
  DescribeClusterLevelAttribute: describeLevels,
};
