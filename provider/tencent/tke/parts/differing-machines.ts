import { timeOf } from "../../../lifecycle/cloud-time";
import { everyPage, PAGE } from "../../pages";
import type { TencentContext } from "../../resource";
import type { ExistedInstance, InstanceAdvancedSettings } from "../api.gen";
import { describeNodes } from "./node-set";
import { expandNodeSettings, type Machine, type NodeSettings } from "./nodes";

/** The inputs of a purchase that the cloud returns for a machine. */
interface Purchase {
  machine?: Machine;
  hostName?: string | undefined;
  namePrefix?: string | undefined;
  nodeSettings?: NodeSettings | undefined;
}

/**
 * By ID, why a purchase cannot have created a node. The cloud returns a machine's model, name and creation time where it lists machines
 * that could join a cluster, including those of clusters, and a node's setup where it lists nodes.
 * @param since earliest time of the purchase, in milliseconds
 */
export async function differingMachines(
  context: TencentContext,
  clusterId: string,
  want: Purchase,
  ids: readonly string[],
  since: number,
): Promise<Map<string, string>> {
  const machines = await machinesOf(context, ids);
  const nodes = await describeNodes(context, clusterId, ids).catch(() => []);
  const differing = new Map<string, string>();
  for (const id of ids) {
    const machine = machines.find(({ InstanceId }) => InstanceId === id);
    const node = nodes.find(({ InstanceId }) => InstanceId === id);
    const why = (machine && ofMachine(want, machine, since)) ?? ofNode(want, node?.InstanceAdvancedSettings ?? {});
    if (why !== undefined) differing.set(id, why);
  }
  return differing;
}

/** The machines that the cloud describes; none if the caller has no permission. */
async function machinesOf({ clients: { tke } }: TencentContext, ids: readonly string[]): Promise<ExistedInstance[]> {
  const pages = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, i) => ids.slice(i * PAGE, (i + 1) * PAGE));
  const describe = (InstanceIds: string[]) =>
    everyPage(async (page) => {
      const { ExistedInstanceSet, TotalCount } = await tke.DescribeExistedInstances({ InstanceIds, ...page });
      return { rows: ExistedInstanceSet, total: Math.min(TotalCount, InstanceIds.length) };
    });
  const answers = await Promise.all(pages.map((page) => describe(page).catch(() => [])));
  return answers.flat();
}

function ofMachine({ machine, hostName, namePrefix }: Purchase, found: ExistedInstance, since: number) {
  const { InstanceType: model, InstanceName: name, CreatedTime } = found;
  const wanted = machine?.other?.InstanceType ?? machine?.instanceType;
  if (wanted !== undefined && model && model !== wanted) return `its model is ${model}`;
  // If several machines have one name, they are numbered at its end, or where it contains {R:1}.
  const start = (hostName ?? namePrefix)?.split("{")[0];
  if (machine?.other?.InstanceName === undefined && start && name !== undefined && !name?.startsWith(start))
    return name ? `its name is ${JSON.stringify(name)}` : "it has no name";
  if ((timeOf(CreatedTime) ?? since) < since) return `it was bought before, at ${CreatedTime}`;
  return undefined;
}

/** Compares only what is set: the cloud may add labels, and returns no settings, or empty ones, if it stores none. */
function ofNode({ nodeSettings }: Purchase, found: InstanceAdvancedSettings): string | undefined {
  const { Labels: labels = [], ...wanted } = nodeSettings ? expandNodeSettings(nodeSettings) : {};
  const label = found.Labels?.length ? labels.find(({ Name, Value }) => !hasLabel(found, Name, Value)) : undefined;
  if (label) return `it has no label ${label.Name}=${label.Value}`;
  const setting = SETTINGS.find((name) => found[name] && wanted[name] && found[name] !== wanted[name]);
  return setting && `its ${setting} differs`;
}

const SETTINGS = ["UserScript", "PreStartUserScript", "DockerGraphPath", "MountTarget", "Unschedulable"] as const;

const hasLabel = ({ Labels }: InstanceAdvancedSettings, name: string, value: string): boolean =>
  (Labels ?? []).some(({ Name, Value }) => Name === name && Value === value);
