import { Refusal } from "../../../cloud";

/** Cores and GB of memory from a machine model's name, such as `S5.LARGE8`; undefined for a name of another form. */
export function sizeOf(model: unknown): { cores: number; memory: number } | undefined {
  const match = /\.(?:(SMALL|MEDIUM|LARGE)|(\d*)XLARGE)(\d+)$/.exec(String(model));
  if (match === null) return undefined;
  const [, word, factor, memory] = match;
  const cores = word === undefined ? 4 * Number(factor || 1) : { SMALL: 1, MEDIUM: 2, LARGE: 4 }[word as "SMALL"];
  return { cores, memory: Number(memory) };
}

const LEAST_MASTER = { cores: 4, memory: 8 };

/** @throws Refusal InvalidParameter for a model that is too small for a master */
export function checkMaster(model: unknown): void {
  const size = sizeOf(model);
  if (size === undefined || (size.cores >= LEAST_MASTER.cores && size.memory >= LEAST_MASTER.memory)) return;
  throw new Refusal("InvalidParameter", `A MASTER_ETCD needs at least 4 cores and 8 GB, which ${model} does not have.`);
}

/** The parameters with machine names: of CVM's RunInstances, or of auto scaling's CreateLaunchConfiguration. */
interface Naming {
  readonly HostName?: unknown;
  readonly InstanceName?: unknown;
  readonly HostNameSettings?: { readonly HostName?: unknown } | null;
  readonly InstanceNameSettings?: { readonly InstanceName?: unknown } | null;
}

const LONGEST_NAME = 60;

/**
 * @throws Refusal InvalidParameter for a name that is too long; or, if nodes are named by host name, unless host name and instance name are
 * set and equal
 */
export function checkMachineNames(para: Naming, nodeNameType: string | undefined): void {
  const host = para.HostName ?? para.HostNameSettings?.HostName;
  const name = para.InstanceName ?? para.InstanceNameSettings?.InstanceName;
  if (String(name ?? "").length > LONGEST_NAME)
    throw new Refusal("InvalidParameter", `A machine's name has at most ${LONGEST_NAME} characters: ${name}.`);
  if (nodeNameType !== "hostname") return;
  if (!host || host !== name)
    throw new Refusal(
      "InvalidParameter",
      "The cluster names its nodes by host name: `HostName` is needed, and `InstanceName` must be the same.",
    );
}
