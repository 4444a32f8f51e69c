import { timeOf } from "../../../lifecycle/cloud-time";
import type { TencentContext } from "../../resource";
import type { ExistedInstance, InstanceAdvancedSettings } from "../api.gen";
import { describeNodes } from "./node-set";
import { expandNodeSettings, type Machine, type NodeSettings } from "./nodes";

/** What of a purchase the cloud returns. */
interface Purchase {
  machine?: Machine;
  hostName?: string | undefined;
  namePrefix?: string | undefined;
  nodeSettings?: NodeSettings | undefined;
}

/**
 * Nodes that a purchase cannot have brought, with what shows it. The cloud returns a machine's model, name and time of creation
 * where it lists machines that could join a cluster, those of clusters among them, and how a node was set up where it lists nodes.
 * @param since the machines were not bought before
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

const PAGE = 100;

/** Those that the cloud describes; without the permission, none. */
async function machinesOf({ clients: { tke } }: TencentContext, ids: readonly string[]): Promise<ExistedInstance[]> {
  const pages = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, i) => ids.slice(i * PAGE, (i + 1) * PAGE));
  const describe = (InstanceIds: string[]) => tke.DescribeExistedInstances({ InstanceIds, Limit: PAGE });
  const answers = await Promise.all(pages.map((page) => describe(page).catch(() => undefined)));
  return answers.flatMap((answer) => answer?.ExistedInstanceSet ?? []);
}

function ofMachine({ machine, hostName, namePrefix }: Purchase, found: ExistedInstance, since: number) {
  const { InstanceType: model, InstanceName: name, CreatedTime } = found;
  const wanted = machine?.other?.InstanceType ?? machine?.instanceType;
  if (wanted !== undefined && model && model !== wanted) return `its model is ${model}`;
  // Several machines of one name are numbered, at its end or where it says {R:1}.
  const start = (hostName ?? namePrefix)?.split("{")[0];
  if (machine?.other?.InstanceName === undefined && start && name !== undefined && !name?.startsWith(start))
    return name ? `its name is ${JSON.stringify(name)}` : "it has no name";
  if ((timeOf(CreatedTime) ?? since) < since) return `it was bought before, at ${CreatedTime}`;
  return undefined;
}

/** Only what is set is compared: the cloud may add labels, and returns no settings, or empty ones, where it keeps none. */
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
