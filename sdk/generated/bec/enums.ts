// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
export const BecContainerStatusState = {
  Running: "Running",
  Waiting: "Waiting",
  Terminated: "Terminated",
} as const;

export const BecDeployInstanceServiceProvider = {
  CHINA_MOBILE: "CHINA_MOBILE",
  CHINA_UNICOM: "CHINA_UNICOM",
  CHINA_TELECOM: "CHINA_TELECOM",
  TRIPLE_LINE: "TRIPLE_LINE",
  BGP: "BGP",
  INTRA: "INTRA",
} as const;

export const BecDeployInstanceSubServiceProviders = {
  Ct: "ct",
  Un: "un",
  Cm: "cm",
  Intra: "intra",
} as const;

export const BecVolumeClaimTemplateDiskType = {
  NVME: "NVME",
  SATA: "SATA",
  CDS_HDD: "CDS_HDD",
  CDS_SSD: "CDS_SSD",
  RBD_SSD: "RBD_SSD",
  HDD_PASSTHROUGH: "HDD_PASSTHROUGH",
  SSD_PASSTHROUGH: "SSD_PASSTHROUGH",
  HDD_PASSTHROUGH_4T: "HDD_PASSTHROUGH_4T",
  SSD_PASSTHROUGH_4T: "SSD_PASSTHROUGH_4T",
  VK_CDS_SSD: "VK_CDS_SSD",
  VK_CDS_HDD: "VK_CDS_HDD",
} as const;

export const GetMetricsArgsType = {
  CPU: "CPU",
  MEMORY: "MEMORY",
  BANDWIDTH_RECEIVE: "BANDWIDTH_RECEIVE",
  BANDWIDTH_TRANSMIT: "BANDWIDTH_TRANSMIT",
  TRAFFIC_RECEIVE: "TRAFFIC_RECEIVE",
  TRAFFIC_TRANSMIT: "TRAFFIC_TRANSMIT",
  NODE_BW_RECEIVE: "NODE_BW_RECEIVE",
  NODE_BW_TRANSMIT: "NODE_BW_TRANSMIT",
  NODE_LB_BW_RECEIVE: "NODE_LB_BW_RECEIVE",
  NODE_LB_BW_TRANSMIT: "NODE_LB_BW_TRANSMIT",
  REQUEST_NUMBER: "REQUEST_NUMBER",
  REQUEST_RATE: "REQUEST_RATE",
  REQUEST_DELAY: "REQUEST_DELAY",
} as const;

export const GetNodesArgsType = {
  Container: "container",
  Gpu: "gpu",
  Vm: "vm",
  Lb: "lb",
  Bm: "bm",
  Vpc: "vpc",
  Nat: "nat",
  Eip: "eip",
  Cds: "cds",
  Cds_hdd: "cds_hdd",
} as const;

export const ServicePaymentMethod = {
  Postpay: "postpay",
} as const;
