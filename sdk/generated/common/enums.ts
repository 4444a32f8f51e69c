// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
export const BaiduVersionsBci = {
  V1: "v1",
  V2: "v2",
} as const;

export const BaiduVersionsBec = {
  V1: "v1",
  V2: "v2",
} as const;

export const ContainerGroupRestartPolicy = {
  Always: "Always",
  OnFailure: "OnFailure",
  Never: "Never",
} as const;

export const ContainerImagePullPolicy = {
  Always: "Always",
  IfNotPresent: "IfNotPresent",
  Never: "Never",
} as const;

export const ContainerPortProtocol = {
  TCP: "TCP",
  UDP: "UDP",
  SCTP: "SCTP",
} as const;

export const EmptyDirVolumeMedium = {
  Default: "",
  Memory: "Memory",
} as const;

export const HttpGetActionScheme = {
  HTTP: "HTTP",
  HTTPS: "HTTPS",
} as const;

export const OnDrift = {
  Warn: "warn",
  Replace: "replace",
} as const;

export const TaintEffect = {
  NoSchedule: "NoSchedule",
  PreferNoSchedule: "PreferNoSchedule",
  NoExecute: "NoExecute",
} as const;

export const TencentSettingsLanguage = {
  En_US: "en-US",
  Zh_CN: "zh-CN",
} as const;

export const TencentSettingsSignatureMethod = {
  TC3_HMAC_SHA256: "TC3-HMAC-SHA256",
  HmacSHA256: "HmacSHA256",
  HmacSHA1: "HmacSHA1",
} as const;

export const VolumeMountMountPropagation = {
  None: "None",
  HostToContainer: "HostToContainer",
  Bidirectional: "Bidirectional",
} as const;

export const WaitFor = {
  Ready: "ready",
  None: "none",
} as const;
