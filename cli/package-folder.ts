import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// Found by the package's own name: the same from the build as from the sources.

/** Folder of this package. */
export const PACKAGE = dirname(createRequire(__filename).resolve("pulumi-container-clouds/package.json"));

/** This package's command, to be run by Node. */
export const BIN = join(PACKAGE, "bin/container-clouds.js");
