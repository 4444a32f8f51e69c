import { z } from "zod";
import { memoryQuantity } from "../../../lifecycle/containers/quantity";
import { failure, notExactlyOne, repeated } from "../../../lifecycle/containers/rules";
import { oneOf } from "../../../lifecycle/schema";
import type { CheckFailure } from "../../../lifecycle/spec";
import { emptyDir } from "../../bci/parts/volumes";
import type { Volume as WireVolume } from "../api.gen";

const configMap = z
  .strictObject({ name: z.string().min(1).describe("Name of a config map that exists in BEC.") })
  .meta({ id: "BecConfigMapVolume" });

const secretVolume = z
  .strictObject({ secretName: z.string().min(1).describe("Name of a secret that exists in BEC.") })
  .meta({ id: "BecSecretVolume" });

const volumeClaimTemplate = z
  .strictObject({
    storageSize: memoryQuantity.describe('Size: an integer number of GB, or a quantity such as "100Gi".'),
    diskType: oneOf(
      ...(["NVME", "SATA", "CDS_HDD", "CDS_SSD", "RBD_SSD", "HDD_PASSTHROUGH", "SSD_PASSTHROUGH"] as const),
      ...(["HDD_PASSTHROUGH_4T", "SSD_PASSTHROUGH_4T", "VK_CDS_SSD", "VK_CDS_HDD"] as const),
    )
      .optional()
      .describe("Kind of disk, as BEC names it. The last four appear in Baidu's SDK only. Default: chosen by BEC."),
  })
  .meta({ id: "BecVolumeClaimTemplate" });

/** A volume of a BEC service: its name and exactly one type. */
export const edgeVolume = z
  .strictObject({
    name: z.string().min(1).describe("Name that the containers' mounts use."),
    configMap: configMap.optional().describe("The keys of a config map as files."),
    secret: secretVolume.optional().describe("The keys of a secret as files."),
    emptyDir: emptyDir.optional().describe("Directory that exists as long as the pod."),
    volumeClaimTemplate: volumeClaimTemplate.optional().describe("A data disk for each pod."),
  })
  .meta({ id: "BecVolume" });

export type EdgeVolume = z.output<typeof edgeVolume>;

const KINDS = ["configMap", "secret", "emptyDir", "volumeClaimTemplate"] as const;

/** On the wire, a volume of a config map or secret has that object's name. */
const wireName = ({ name, configMap, secret }: Pick<EdgeVolume, "name" | "configMap" | "secret">) =>
  configMap?.name ?? secret?.secretName ?? name;

/** The name of each volume on the wire, by its name in the program. */
export function wireNames(
  volumes: readonly Pick<EdgeVolume, "name" | "configMap" | "secret">[],
): ReadonlyMap<string, string> {
  return new Map(volumes.map((volume) => [volume.name, wireName(volume)]));
}

/** Volumes with no type, with several, or with values that BEC does not support. */
export function edgeVolumeFailures(volumes: readonly EdgeVolume[]): CheckFailure[] {
  const refuse = (when: boolean, volume: EdgeVolume, reason: string) =>
    when ? [failure(["volumes"], `"${volume.name}" ${reason}`)] : [];
  const twice = repeated(volumes.map(wireName)).filter(
    (name) => !repeated(volumes.map((one) => one.name)).includes(name),
  );
  return [
    ...volumes.flatMap((one) => {
      const problem = notExactlyOne(one, KINDS);
      const { emptyDir, volumeClaimTemplate: disk } = one;
      return [
        ...refuse(problem !== undefined, one, problem ?? ""),
        ...refuse(
          emptyDir !== undefined && (emptyDir.medium !== "" || emptyDir.sizeLimit !== undefined),
          one,
          "must have neither medium nor sizeLimit: BEC's emptyDir is a plain directory",
        ),
        ...refuse(
          disk !== undefined && !Number.isInteger(disk.storageSize),
          one,
          `must have an integer number of GB as storageSize, not ${disk?.storageSize}`,
        ),
      ];
    }),
    ...twice.map((name) => failure(["volumes"], `two volumes would be named "${name}" in BEC, after the same object`)),
  ];
}

/** The API takes one object with a list for each type; undefined if there is no volume. */
export function expandEdgeVolumes(volumes: readonly EdgeVolume[]): WireVolume | undefined {
  const named = (kind: "configMap" | "secret" | "emptyDir") =>
    volumes.filter((one) => one[kind]).map((one) => ({ name: wireName(one) }));
  const disks = volumes.flatMap(({ name, volumeClaimTemplate }) =>
    volumeClaimTemplate ? [{ name, ...volumeClaimTemplate }] : [],
  );
  const wire = {
    configMap: named("configMap"),
    secret: named("secret"),
    emptyDir: named("emptyDir"),
    volumeClaimTemplates: disks,
  };
  const filled = Object.entries(wire).filter(([, list]) => list.length > 0);
  return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}
