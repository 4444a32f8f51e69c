import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// Found by the package's name, which works from the build and from the sources.

/** Folder of this package. */
export const PACKAGE = dirname(createRequire(__filename).resolve("pulumi-container-clouds/package.json"));

/** This package's command, which Node runs. */
export const BIN = join(PACKAGE, "bin/container-clouds.js");
