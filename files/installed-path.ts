import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** Where npm puts this package, from the folder that it installs into. */
const INSTALLED = "node_modules/pulumi-container-clouds";

/** The nearest folder, this one or one above it, that this package is installed into, as Node looks for it. */
export function folderOfInstallation(folder: string): string | undefined {
  if (existsSync(join(folder, INSTALLED))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : folderOfInstallation(above);
}

/**
 * Path of this package for `Pulumi.yaml`, which Pulumi resolves from the project's folder alone.
 * @param root folder that the package is installed into; in a workspace it is above the project's
 */
export const installedPath = (folder: string, root = folder): string =>
  relative(folder, join(root, INSTALLED)).replaceAll(sep, "/");
