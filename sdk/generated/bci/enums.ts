// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
export const BciAutoCreateEipBillingMethod = {
  ByTraffic: "ByTraffic",
  ByBandwidth: "ByBandwidth",
  ByPeak95: "ByPeak95",
} as const;

export const BciAutoCreateEipPaymentTiming = {
  Postpaid: "Postpaid",
  Prepaid: "Prepaid",
} as const;

export const BciAutoCreateEipRouteType = {
  BGP: "BGP",
  BGP_S: "BGP_S",
} as const;

export const GetPodManifestArgsRestartPolicy = {
  Always: "Always",
  OnFailure: "OnFailure",
  Never: "Never",
} as const;

export const GetPodManifestResultApiVersion = {
  V1: "v1",
} as const;

export const GetPodManifestResultKind = {
  Pod: "Pod",
} as const;

export const PodContainerImagePullPolicy = {
  Always: "Always",
  IfNotPresent: "IfNotPresent",
  Never: "Never",
} as const;
