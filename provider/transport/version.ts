import { createRequire } from "node:module";

/** This package's version. */
export const version: string = createRequire(__filename)("pulumi-container-clouds/package.json").version;
