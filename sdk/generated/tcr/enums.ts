// Made by "npm run generate" from the resource files in provider/. Change those, not this file.
export const ApplicationTriggerInvokeMethod = {
  All: "all",
  Taglist: "taglist",
  Regex: "regex",
} as const;

export const ApplicationTriggerWorkloadType = {
  Deployment: "Deployment",
  StatefulSet: "StatefulSet",
  DaemonSet: "DaemonSet",
  CronJob: "CronJob",
  Job: "Job",
} as const;

export const GlobalImageLifecycleUnit = {
  Days: "days",
  Tags: "tags",
} as const;

export const ImageLifecycleUnit = {
  Days: "days",
  Tags: "tags",
} as const;
