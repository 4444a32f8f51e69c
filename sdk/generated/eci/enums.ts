// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
export const EciDiskVolumeFsType = {
  Ext4: "ext4",
  Xfs: "xfs",
} as const;

export const EciEmptyDirVolumeMedium = {
  Default: "",
  Memory: "Memory",
} as const;

export const GetPriceArgsSpotStrategy = {
  NoSpot: "noSpot",
  SpotWithPriceLimit: "spotWithPriceLimit",
  SpotWithAutoPrice: "spotWithAutoPrice",
} as const;

export const GetTagsArgsResourceType = {
  ContainerGroup: "ContainerGroup",
  ImageCache: "ImageCache",
  DataCache: "DataCache",
  VirtualNode: "VirtualNode",
} as const;
