import { born, mine } from "../../caller";
import { Refusal } from "../../cloud";
import { kindOf } from "../../kind";
import type { Row } from "../../row";
import { remove } from "../../transitions";
import type { Call } from "../call";
import type { Inputs } from "./inputs.gen";

/** One version of a chart. */
export interface HelmChartAttributes {
  readonly ChartName: string;
  readonly ChartVersion: string;
  readonly CosPath: string;
  readonly NamespaceName: string;
  readonly RegistryId: string;
}

type Chart = Row<HelmChartAttributes>;

export const helmCharts = kindOf<HelmChartAttributes>({
  service: "tke",
  kind: "helm-chart",
  name: ({ attributes }) => `${attributes.ChartName}:${attributes.ChartVersion}`,
});

function upload(call: Call<Inputs["UploadHelmChart"]>): object {
  const { CosPath } = call.input;
  // Object storage is not emulated, so name and version come from the file's name, in Helm's form.
  const file = CosPath.slice(CosPath.lastIndexOf("/") + 1);
  const stem = file.slice(0, -".tgz".length);
  const hyphen = stem.search(/(?<!^)-v?\d/);
  const ChartName = hyphen < 0 ? stem : stem.slice(0, hyphen);
  // The version that "helm create" writes, for a file name without one.
  const ChartVersion = hyphen < 0 ? "0.1.0" : stem.slice(hyphen + 1);
  if (ChartName === "" || !file.endsWith(".tgz"))
    throw new Refusal("InvalidParameter", "`CosPath` must name a chart's file, such as charts/web-1.2.3.tgz.");
  const id = `${call.account}/${call.region}/${ChartName}:${ChartVersion}`;
  const attributes = { ChartName, ChartVersion, ...call.input };
  helmCharts.rows(call.world.state).set(id, { ...born(call), id, status: "present", attributes });
  return {};
}

function versionsOf(call: Call<Inputs["DescribeHelmChartVersion"]>): Chart[] {
  return mine(call, helmCharts.rows(call.world.state)).filter(
    ({ attributes }) => attributes.ChartName === call.input.ChartName,
  );
}

/** @throws Refusal InvalidParameter, the closest code that these calls have */
function requireVersion(call: Call<Inputs["DescribeHelmChartDetail"]>): Chart {
  const { ChartName, ChartVersion } = call.input;
  const found = versionsOf(call).find(({ attributes }) => attributes.ChartVersion === ChartVersion);
  if (found === undefined)
    throw new Refusal("InvalidParameter", `The chart ${ChartName} ${ChartVersion} does not exist.`);
  return found;
}

function deleteChart(call: Call<Inputs["DeleteHelmChart"]>): object {
  const versions = versionsOf(call);
  for (const version of versions) remove(call.world, helmCharts, version);
  return { Deleted: versions.length > 0 };
}

function deleteVersion(call: Call<Inputs["DeleteHelmChartVersion"]>): object {
  const found = versionsOf(call).find(({ attributes }) => attributes.ChartVersion === call.input.ChartVersion);
  if (found !== undefined) remove(call.world, helmCharts, found);
  return { Deleted: found !== undefined };
}

function describeVersions(call: Call<Inputs["DescribeHelmChartVersion"]>): object {
  const Results = versionsOf(call).map(({ attributes }) => ({
    Chart: attributes.ChartVersion,
    Name: attributes.ChartName,
    Score: 0,
  }));
  return { Results };
}

function describeDetail(call: Call<Inputs["DescribeHelmChartDetail"]>): object {
  const { ChartName, ChartVersion } = requireVersion(call).attributes;
  const Metadata = {
    APIVersion: "v2",
    AppVersion: ChartVersion,
    Description: "",
    Name: ChartName,
    Version: ChartVersion,
  };
  const manifest = `apiVersion: v2\nname: ${ChartName}\nversion: ${ChartVersion}\n`;
  const child = { Name: "Chart.yaml", Value: manifest, ID: 2, Children: [] };
  return {
    FileEntry: { Name: ChartName, Value: "", ID: 1, Children: [child] },
    Chart: {
      Files: [{ Name: "Chart.yaml", Data: manifest }],
      Lock: null,
      Metadata,
      Schema: null,
      Templates: [],
      Values: "",
    },
  };
}

function describeDownload(call: Call<Inputs["DescribeChartDownloadInfo"]>): object {
  const { CosPath } = requireVersion(call).attributes;
  return { PreSignedDownloadURL: `https://charts.example.com/${CosPath.replace(/^\//, "")}` };
}

export const helmChartHandlers = {
  UploadHelmChart: upload,
  DeleteHelmChart: deleteChart,
  DeleteHelmChartVersion: deleteVersion,
  DescribeHelmChartVersion: describeVersions,
  DescribeHelmChartDetail: describeDetail,
  DescribeChartDownloadInfo: describeDownload,
  // As printed in the manual, these two return only the request's ID.
  DescribeHelmChart: () => ({}),
  DescribeCosInfo: () => ({}),
};
