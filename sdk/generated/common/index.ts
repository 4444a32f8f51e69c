// Made by "npm run generate" from the rooms in provider/. Change those, not this file.

export * from "./enums";
