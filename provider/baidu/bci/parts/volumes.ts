import { z } from "zod";
import { emptyDirMedium } from "../../../lifecycle/containers/container";
import { memoryQuantity } from "../../../lifecycle/containers/quantity";
import { failure, notExactlyOne } from "../../../lifecycle/containers/rules";
import { setOf } from "../../../lifecycle/schema";
import type { CheckFailure } from "../../../lifecycle/spec";
import type { Volume as WireVolume } from "../api.gen";

const nfs = z
  .strictObject({
    server: z.string().min(1).describe("Address of the file server, for example the mount host of a CFS."),
    path: z.string().min(1).describe("Exported path."),
    readOnly: z.boolean().default(false).describe("Defaults to false."),
  })
  .meta({ id: "NfsVolume" });

/** A directory that exists as long as its group. */
export const emptyDir = z
  .strictObject({
    medium: emptyDirMedium.default("").describe('"" (the default) is the disk of the group, `Memory` its memory.'),
    sizeLimit: memoryQuantity.optional().describe('Maximum size: a number of GiB or a quantity such as "512Mi".'),
  })
  .meta({ id: "EmptyDirVolume" });

const configFile = z
  .strictObject({
    defaultMode: z.int().min(0).max(0o777).optional().describe("Permission bits of the files, for example 0o644."),
    files: setOf(
      z
        .strictObject({
          path: z.string().min(1).describe("Path of the file below the mount directory."),
          content: z.string().describe("Content, sent unchanged."),
        })
        .meta({ id: "ConfigFile" }),
      { min: 1 },
    ).describe("The files. Their content is fixed when the group is created."),
  })
  .meta({ id: "ConfigFileVolume" });

/** A volume of a BCI container group: its name and exactly one type. */
export const volume = z
  .strictObject({
    name: z.string().min(1).describe("Name that the containers' mounts use."),
    nfs: nfs.optional().describe("Directory of a file server (CFS)."),
    emptyDir: emptyDir.optional().describe("Directory that exists as long as the group."),
    configFile: configFile.optional().describe("Files with given content."),
  })
  .meta({ id: "BciVolume" });

export type Volume = z.output<typeof volume>;

const KINDS = ["nfs", "emptyDir", "configFile"] as const;

/** The `type` of a mount, which differs from the volume type's name. */
const MOUNT_TYPES = { nfs: "NFS", emptyDir: "EmptyDir", configFile: "ConfigFile" };

/** Volumes with no type or several. */
export function volumeFailures(volumes: readonly Volume[]): CheckFailure[] {
  return volumes.flatMap((one) => {
    const problem = notExactlyOne(one, KINDS);
    return problem ? [failure(["volumes"], `"${one.name}" ${problem}`)] : [];
  });
}

/** The `type` of each volume's mounts by the volume's name. */
export function mountTypes(volumes: readonly Volume[]): ReadonlyMap<string, string> {
  return new Map(volumes.map((one) => [one.name, MOUNT_TYPES[KINDS.find((kind) => one[kind]) ?? "emptyDir"]]));
}

/** The API takes one object with a list for each type, and requires it even without volumes. */
export function expandVolumes(volumes: readonly Volume[]): WireVolume {
  const wire: Required<Pick<WireVolume, "nfs" | "emptyDir" | "configFile">> = { nfs: [], emptyDir: [], configFile: [] };
  for (const { name, nfs, emptyDir, configFile } of volumes) {
    if (nfs) wire.nfs.push({ name, ...nfs });
    if (emptyDir) wire.emptyDir.push({ name, ...emptyDir });
    if (configFile) {
      const configFiles = configFile.files.map(({ path, content }) => ({ path, file: content }));
      wire.configFile.push({ name, defaultMode: configFile.defaultMode, configFiles });
    }
  }
  return Object.fromEntries(Object.entries(wire).filter(([, list]) => list.length > 0));
}

/** Volumes as a program would write them. */
export function flattenVolumes(wire: WireVolume | undefined): z.input<typeof volume>[] {
  return [
    ...(wire?.nfs ?? []).map(({ name, ...nfs }) => ({ name, nfs })),
    ...(wire?.emptyDir ?? []).map(({ name, medium, sizeLimit }) => ({ name, emptyDir: emptyDirOf(medium, sizeLimit) })),
    ...(wire?.configFile ?? []).map(({ name, defaultMode, configFiles }) => ({
      name,
      configFile: { defaultMode, files: configFiles.map(({ path, file }) => ({ path, content: file })) },
    })),
  ];
}

// The documents do not fix the spelling of the memory medium.
function emptyDirOf(medium: string | undefined, sizeLimit: number | undefined) {
  return { medium: medium?.toLowerCase() === "memory" ? ("Memory" as const) : ("" as const), sizeLimit };
}
