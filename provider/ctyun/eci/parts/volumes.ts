import { z } from "zod";
import { emptyDirMedium, fieldSelector, resourceFieldSelector } from "../../../lifecycle/containers/container";
import { memoryQuantity } from "../../../lifecycle/containers/quantity";
import { failure, notExactlyOne } from "../../../lifecycle/containers/rules";
import { oneOf, secret, setOf } from "../../../lifecycle/schema";
import type { CheckFailure } from "../../../lifecycle/spec";

// Larger values are bits that no configuration file needs, or 644 written for 0o644.
const mode = z.int().min(0).max(0o777).optional();
const readOnly = z.boolean().default(false).describe("Defaults to false.");
const BITS = "Permission bits, for example 0o644.";

const emptyDir = z
  .strictObject({
    medium: emptyDirMedium
      .default("")
      .describe(
        '"" (the default) is the disk of the group, `Memory` its memory; shared memory is mounted at /dev/shm.',
      ),
    sizeLimit: memoryQuantity
      // Sent in whole MB.
      .transform((gib) => Math.ceil(gib * 1024) / 1024)
      .optional()
      .describe('Maximum size: a number of GiB or a quantity such as "512Mi", rounded up to whole MB.'),
  })
  .meta({ id: "EciEmptyDirVolume" });

const configFile = z
  .strictObject({
    defaultMode: mode.describe(`${BITS} ECI does not return them: drift is not detected.`),
    files: setOf(
      z
        .strictObject({
          path: z.string().min(1).describe("Path of the file below the mount directory."),
          content: z.string().describe("Content of the file; it is sent as base64."),
          mode: mode.describe(`${BITS} Defaults to \`defaultMode\`.`),
        })
        .meta({ id: "EciConfigFile" }),
      { min: 1 },
    ).describe("The files."),
  })
  .meta({ id: "EciConfigFileVolume" });

const disk = z
  .strictObject({
    volumeHandle: z.string().min(1).describe("ID of the cloud disk."),
    fsType: oneOf("ext4", "xfs").describe("File system. A disk that already has one is mounted with it."),
    readOnly,
  })
  .meta({ id: "EciDiskVolume" });

const nas = z
  .strictObject({
    sourcePath: z.string().min(1).describe("Share in the same VPC, `host:/path`."),
    readOnly,
  })
  .meta({ id: "EciNasVolume" });

const zos = z
  .strictObject({
    bucket: z.string().min(1).describe("Bucket."),
    url: z.string().min(1).describe("Endpoint of the bucket."),
    accessKey: z.string().min(1).describe("Access key of the object storage."),
    secretKey: secret(z.string().min(1)).describe("Its secret key. Kept as a secret; the cloud never returns it."),
    readOnly,
  })
  .meta({ id: "EciZosVolume" });

const downwardApi = z
  .strictObject({
    defaultMode: mode.describe(`${BITS} ECI does not return them: drift is not detected.`),
    items: setOf(
      z
        .strictObject({
          path: z.string().min(1).describe("Name of the file."),
          fieldRef: fieldSelector.optional().describe("Field of the group: `metadata.name` or `metadata.namespace`."),
          resourceFieldRef: resourceFieldSelector.optional().describe("Resource of a container."),
          mode: mode.describe(`${BITS} Defaults to \`defaultMode\`.`),
        })
        .meta({ id: "EciDownwardApiItem" }),
      { min: 1 },
    ).describe("The files, each with one value."),
  })
  .meta({ id: "EciDownwardApiVolume" });

/** A volume of an ECI container group: its name and exactly one type. */
export const volume = z
  .strictObject({
    name: z.string().min(1).describe("Name that the containers' mounts use."),
    emptyDir: emptyDir.optional().describe("Directory that exists as long as the group."),
    configFile: configFile.optional().describe("Files with given content."),
    disk: disk.optional().describe("Cloud disk."),
    nas: nas.optional().describe("Share of the elastic file service."),
    zos: zos.optional().describe("Bucket of the object storage."),
    downwardApi: downwardApi.optional().describe("Files with data about the group."),
  })
  .meta({ id: "EciVolume" });

/** The normal form of a volume. */
export type Volume = z.output<typeof volume>;

/** The fields of the group that ECI provides (contract, FieldRef). */
const FIELD_PATHS: readonly string[] = ["metadata.name", "metadata.namespace"];

const KINDS = ["emptyDir", "configFile", "disk", "nas", "zos", "downwardApi"] as const;

/** Volumes with no type or several, and values that ECI does not support. */
export function volumeFailures(volumes: readonly Volume[]): CheckFailure[] {
  return volumes.flatMap((one) => {
    const problem = notExactlyOne(one, KINDS);
    if (problem) return [failure(["volumes"], `"${one.name}" ${problem}`)];
    return (one.downwardApi?.items ?? []).flatMap((item) => {
      const wrong = notExactlyOne(item, ["fieldRef", "resourceFieldRef"]) ?? fieldProblem(item.fieldRef?.fieldPath);
      return wrong ? [failure(["volumes"], `"${one.name}": the item ${item.path} ${wrong}`)] : [];
    });
  });
}

/** The problem with a field path, if any. */
export function fieldProblem(path: string | undefined): string | undefined {
  if (path === undefined || FIELD_PATHS.includes(path)) return undefined;
  return `asks for ${path}; ECI provides only ${FIELD_PATHS.join(" and ")}`;
}
