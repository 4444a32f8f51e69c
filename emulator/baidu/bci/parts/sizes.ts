import { z } from "zod";
import { readContractFile } from "../../../contract/files";

const size = z.object({ cpu: z.number(), memory: z.array(z.number()), note: z.string().optional() });
const file = z.object({
  sizes: z.object({ default: z.object({ cpu: z.number(), memory: z.number() }), table: z.array(size) }),
});
const { sizes } = file.parse(readContractFile("bci"));

/** Cores, and memory in GiB. */
export interface Size {
  readonly cpu: number;
  readonly memory: number;
}

type Asking = { readonly cpu?: number | null; readonly memory?: number | null };

/** Offered sizes, smallest first. Sizes with a note are for accounts on an allow-list, which the emulator's accounts are not on. */
const offered: readonly Size[] = sizes.table
  .filter(({ note }) => note === undefined)
  .flatMap(({ cpu, memory }) => memory.map((gib) => ({ cpu, memory: gib })));

/**
 * The size of a group: the sum of its containers' requests, at least the request of each init container, rounded up to an offered size.
 * @returns undefined if no size is large enough
 */
export function sizeOf(containers: readonly Asking[], initContainers: readonly Asking[]): Size | undefined {
  const need = (what: "cpu" | "memory") =>
    Math.max(
      containers.reduce((sum, asking) => sum + (asking[what] ?? 0), 0),
      ...initContainers.map((asking) => asking[what] ?? 0),
    );
  const [cpu, memory] = [need("cpu"), need("memory")];
  if (cpu === 0 && memory === 0) return sizes.default;
  return offered.find((candidate) => candidate.cpu >= cpu && candidate.memory >= memory);
}
