/** A machine size, as describeAvailableResource returns it. */
export interface Flavor {
  readonly flavorName: string;
  readonly flavorType: string;
  readonly flavorSeries: string;
  readonly cpu: number;
  readonly memory: number;
  readonly gpu?: number;
  readonly gpuType?: string;
}

/** Zones of every region, by the samples' names and by short ones; the first two are the recommended ones. */
export const ZONES: readonly string[] = [
  ...[1, 2, 3].map((n) => `cn-huadong1-jsnj${n}A-public-ctcloud`),
  ...[1, 2, 3].map((n) => `az${n}`),
];

const general = (flavorName: string, cpu: number, memory: number): Flavor => ({
  flavorName,
  flavorType: "CPU_S7",
  flavorSeries: "s7",
  cpu,
  memory,
});

export const FLAVORS: readonly Flavor[] = [
  general("s7.small.1", 1, 1),
  general("s7.medium.2", 1, 2),
  general("s7.large.2", 2, 4),
  general("s7.large.4", 2, 8),
  general("s7.xlarge.2", 4, 8),
  general("s7.xlarge.4", 4, 16),
  general("s7.2xlarge.2", 8, 16),
  general("s7.2xlarge.4", 8, 32),
  general("s7.4xlarge.4", 16, 64),
  {
    flavorName: "pi7.4xlarge.4",
    flavorType: "GPU_N_PI7",
    flavorSeries: "pi7",
    cpu: 16,
    memory: 64,
    gpu: 1,
    gpuType: "NVIDIA A10",
  },
];

/** Cores, and memory in GiB. */
export interface Size {
  readonly cpu: number;
  readonly memory: number;
}

/** The supported pairs are not documented. These are the usual ones of such services, smallest first. */
const SIZES: readonly Size[] = (
  [
    [0.25, [0.5, 1]],
    [0.5, [1, 2]],
    [1, [1, 2, 4, 8]],
    [2, [2, 4, 8, 16]],
    [4, [4, 8, 16, 32]],
    [8, [8, 16, 32, 64]],
    [16, [16, 32, 64, 128]],
    [32, [32, 64, 128, 256]],
  ] as const
).flatMap(([cpu, memories]) => memories.map((memory) => ({ cpu, memory })));

const DEFAULT: Size = { cpu: 1, memory: 2 };

type Asking = { readonly cpu?: number; readonly memory?: number };

/**
 * The size of a group: what it requests, or the sum of its containers' requests and at least each init container's, rounded up to a
 * supported size.
 * @returns undefined if no size is large enough
 */
export function sizeOf(group: Asking, containers: readonly Asking[], initContainers: readonly Asking[]) {
  const need = (what: "cpu" | "memory") =>
    // Clients that cannot leave a number out send 0.
    (group[what] || undefined) ??
    Math.max(
      containers.reduce((sum, asking) => sum + (asking[what] ?? 0), 0),
      ...initContainers.map((asking) => asking[what] ?? 0),
    );
  const [cpu, memory] = [need("cpu"), need("memory")];
  if (cpu === 0 && memory === 0) return DEFAULT;
  return SIZES.find((size) => size.cpu >= cpu && size.memory >= memory);
}
