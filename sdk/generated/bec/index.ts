// Made by "npm run generate" from the resource files in provider/. Change those, not this file.

export * from "./enums";
export * from "./functions";
export type { ServiceArgs } from "./service";
export { Service } from "./service";
