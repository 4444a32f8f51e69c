import type { z } from "zod";
import type { DescribeVolume, Volume as WireVolume } from "../api.gen";
import type { Volume, volume } from "./volumes";

const MB_PER_GIB = 1024;

/** ECI takes a mode's octal digits as a decimal number: 0o644 is sent as 644. */
const expandMode = (mode: number | undefined) => (mode === undefined ? undefined : Number(mode.toString(8)));
const flattenMode = (digits: number | undefined) =>
  digits === undefined ? undefined : Number.parseInt(`${digits}`, 8);

const toBase64 = (text: string) => Buffer.from(text).toString("base64");
const fromBase64 = (text: string) => Buffer.from(text, "base64").toString();

export function expandVolume({ name, emptyDir, configFile, disk, nas, zos, downwardApi }: Volume): WireVolume {
  if (configFile) {
    const configFileToPaths = configFile.files.map(({ path, content, mode }) => ({
      path,
      content: toBase64(content),
      mode: expandMode(mode),
    }));
    const defaultMode = expandMode(configFile.defaultMode);
    return { name, type: "ConfigFileVolume", configFileVolume: { defaultMode, configFileToPaths } };
  }
  if (disk) return { name, type: "DiskVolume", diskVolume: disk };
  if (nas) return { name, type: "NasVolume", nasVolume: nas };
  if (zos) {
    const { bucket, url, readOnly, accessKey, secretKey } = zos;
    // The manual's spelling.
    const crendential = toBase64(`${accessKey}:${secretKey}`);
    return { name, type: "ZosVolume", zosVolume: { bucket, url, readOnly, crendential } };
  }
  if (downwardApi) {
    const items = downwardApi.items.map(({ mode, ...item }) => ({ ...item, mode: expandMode(mode) }));
    const defaultMode = expandMode(downwardApi.defaultMode);
    return { name, type: "DownwardAPIVolume", downwardAPIVolume: { defaultMode, items } };
  }
  const { medium = "", sizeLimit } = emptyDir ?? {};
  const size = sizeLimit === undefined ? {} : { sizeLimit: Math.ceil(sizeLimit * MB_PER_GIB) };
  return { name, type: "EmptyDirVolume", emptyDirVolume: { medium, ...size } };
}

/** Volumes as a program would write them. Values that ECI does not return come from the known volume of the same name. */
export function flattenVolumes(rows: readonly DescribeVolume[], known: readonly Volume[]): z.input<typeof volume>[] {
  return rows.map((row) => {
    const name = row.name ?? "";
    const before = known.find((one) => one.name === name);
    return { name, ...flattenKind(row, before) } as z.input<typeof volume>;
  });
}

/** Responses leave out whatever is zero or empty. */
function flattenKind(row: DescribeVolume, known: Volume | undefined): object {
  switch (row.type) {
    case "ConfigFileVolume":
      return { configFile: flattenFiles(row, known?.configFile) };
    case "DiskVolume": {
      const { diskVolumeId: volumeHandle, diskVolumeFsType: fsType, diskVolumeReadOnly: readOnly } = row;
      return { disk: { volumeHandle, fsType, readOnly } };
    }
    case "NasVolume":
      return { nas: { sourcePath: row.nasSourcePath, readOnly: row.nasReadOnly } };
    case "ZosVolume": {
      const { accessKey, secretKey } = known?.zos ?? {};
      return { zos: { bucket: row.zosBucket, url: row.zosUrl, readOnly: row.zosReadOnly, accessKey, secretKey } };
    }
    case "DownwardAPIVolume": {
      const items = row.downwardAPIVolumeItems?.map(({ mode, ...item }) => ({ ...item, mode: flattenMode(mode) }));
      return { downwardApi: { defaultMode: known?.downwardApi?.defaultMode, items: items ?? [] } };
    }
    case "EmptyDirVolume":
      return { emptyDir: flattenEmptyDir(row, known?.emptyDir) };
    default:
      return {};
  }
}

function flattenFiles(
  { configFileVolumeConfigFileToPaths: returned = [] }: DescribeVolume,
  known: Volume["configFile"],
) {
  const modeOf = (path: string) => known?.files.find((file) => file.path === path)?.mode;
  const files = returned.map(({ path = "", content = "" }) => ({
    path,
    content: fromBase64(content),
    mode: modeOf(path),
  }));
  return { defaultMode: known?.defaultMode, files };
}

/** The limit is returned as a string, in MB; one with a unit is used unchanged. The known value is kept if rounding it gives the returned one. */
function flattenEmptyDir(row: DescribeVolume, known: Volume["emptyDir"]) {
  const text = row.emptyDirVolumeSizeLimit;
  const returned = text && /^\d+$/.test(text) ? Number(text) / MB_PER_GIB : text;
  const rounded = known?.sizeLimit !== undefined && Math.ceil(known.sizeLimit * MB_PER_GIB) / MB_PER_GIB === returned;
  return { medium: row.emptyDirVolumeMedium, sizeLimit: rounded ? known.sizeLimit : returned || undefined };
}
