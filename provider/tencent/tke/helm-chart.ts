import { z } from "zod";
import { idPart, idParts } from "../../lifecycle/ids";
import type { CheckFailure } from "../../lifecycle/spec";
import { factsOf } from "../../transport/call-facts";
import { resource, type TencentContext } from "../resource";
import type { DescribeHelmChartDetailResponse, Result } from "./api.gen";

const inputs = z.strictObject({
  name: idPart().describe("Name of the chart, as in the file's Chart.yaml."),
  version: idPart().describe("Version of the chart, as in the file's Chart.yaml."),
  cosPath: z
    .string()
    .min(1, { abort: true })
    .regex(/[^/]\.tgz$/, { error: "must be the path of a chart's file, such as charts/web-1.2.3.tgz" })
    .describe(
      "Path of the chart's file in object storage, such as `charts/web-1.2.3.tgz`. A version in the file's name means that the file is called `name-version.tgz`, as `helm package` calls it.",
    ),
  namespace: z.string().min(1).describe("Namespace of the chart; according to the manual the account's UIN."),
  registryId: z.string().min(1).describe("Registry of the chart; according to the manual the account's APPID."),
});

const outputs = z.strictObject({
  appVersion: z.string().optional().describe("Version of what the chart installs."),
  description: z.string().optional().describe("Description of the chart."),
});

const ID = "name/version";

interface Row extends Result {
  name: string;
  version: string;
}

export const helmChart = resource({
  type: "tke:HelmChart",
  description:
    "One version of a Helm chart, taken from a file in object storage into the cloud's chart repository. Name and version are inside the file, and the upload does not return them: they must match the file, or the chart is not found afterwards. The API has no call that changes a version: a change replaces it. An existing version is never taken over.",
  examples: {
    "A chart from object storage": `new clouds.tke.HelmChart("web", {
  name: "web",
  version: "1.2.3",
  cosPath: "charts/web-1.2.3.tgz",
  namespace: "100000000001",
  registryId: "1250000000",
});`,
    "Two versions of a chart": `const stable = new clouds.tke.HelmChart("stable", {
  name: "web",
  version: "1.2.3",
  cosPath: "charts/web-1.2.3.tgz",
  namespace: "100000000001",
  registryId: "1250000000",
  deletionProtection: true,
});
new clouds.tke.HelmChart("next", {
  name: stable.name,
  version: "1.3.0",
  cosPath: "charts/web-1.3.0.tgz",
  namespace: "100000000001",
  registryId: "1250000000",
});`,
  },
  idFormat: ID,
  inputs,
  outputs,
  interrupts: { replacement: "the chart cannot be installed in this version until it is uploaded again" },
  onChange: { name: "replace", version: "replace", cosPath: "replace", namespace: "replace", registryId: "replace" },
  deleteBeforeReplace: (want, was) => want.name === was.name && want.version === was.version,
  rules,
  // DescribeHelmChartDetail has no error code for a missing chart: the list of versions is then empty.
  async find({ clients }, id): Promise<Row | undefined> {
    const { name, version } = idParts(id, ID);
    const { Results } = await clients.tke.DescribeHelmChartVersion({ ChartName: name });
    // The manual does not say what `Chart` contains: the version alone, or the name and version as in file names.
    const found = Results?.find(({ Chart }) => Chart === version || Chart === `${name}-${version}`);
    return found && { ...found, name, version };
  },
  overwrites: (want) => `${want.name}/${want.version}`,
  async create({ clients }, want) {
    await clients.tke.UploadHelmChart({
      CosPath: want.cosPath,
      NamespaceName: want.namespace,
      RegistryId: want.registryId,
    });
    return `${want.name}/${want.version}`;
  },
  async delete({ clients }, id) {
    const { name, version } = idParts(id, ID);
    const request = { ChartName: name, ChartVersion: version };
    const answer = await clients.tke.DeleteHelmChartVersion(request, { idempotent: true });
    if (!answer.Deleted)
      throw new Error(`the cloud did not delete ${name} ${version}, and gave no reason${factsOf(answer)}`);
  },
  unseen,
  status: () => "available",
  waits: {
    created: { target: ["available"], timeout: "5m", notFoundFor: "1m" },
    deleted: { timeout: "5m" },
  },
  async flatten({ name, version }, { clients }) {
    const { Chart } = await clients.tke.DescribeHelmChartDetail({ ChartName: name, ChartVersion: version });
    return { name, version, ...flattenChart(Chart) };
  },
});

/**
 * Refuses a file whose name shows another chart or version, because the upload would fail only after the previous version was deleted. Helm
 * names a chart's file `name-version.tgz`; a name without a version is accepted.
 */
function rules({ name, version, cosPath }: z.output<typeof inputs>): CheckFailure[] {
  // A leading "v" and the different spellings of a plus sign in a path are equivalent.
  const plain = (text: string) => text.replace(/%2B|_/gi, "+").replace(/-v(?=\d)/g, "-");
  const file = cosPath.slice(cosPath.lastIndexOf("/") + 1);
  const own = `${name}-${version}.tgz`;
  if (!/-v?\d+\.\d+\.\d/.test(file) || plain(file) === plain(own)) return [];
  const reason = `by its name, ${file} is not the file of ${name} ${version}, which Helm calls ${own}: correct cosPath, name or version, or rename the file`;
  return [{ property: "cosPath", reason }];
}

/** Why the uploaded chart is not found: the upload accepts any file, takes name and version from it, and does not return them. */
async function unseen({ clients }: TencentContext, _id: string, want: z.output<typeof inputs>) {
  const { name, version, cosPath } = want;
  const { Results } = await clients.tke.DescribeHelmChartVersion({ ChartName: name });
  const others = (Results ?? []).flatMap(({ Chart }) => Chart ?? []);
  return (
    `version: ${cosPath} was uploaded, but there is no ${name} ${version} (${name} has ${others.join(", ") || "no version"}): ` +
    "correct cosPath, or set name and version to those of the file's Chart.yaml, " +
    'with "adopt" set to "name/version" to take over what the file made'
  );
}

/** The fields of a chart. */
export function flattenChart(chart: DescribeHelmChartDetailResponse["Chart"]) {
  const { AppVersion, Description } = chart?.Metadata ?? {};
  return { appVersion: AppVersion || undefined, description: Description || undefined };
}
