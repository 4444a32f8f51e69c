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

/** Smallest first. A size with a note is for accounts on an allow-list, which the emulator's are not. */
const offered: readonly Size[] = sizes.table
  .filter(({ note }) => note === undefined)
  .flatMap(({ cpu, memory }) => memory.map((gib) => ({ cpu, memory: gib })));

/**
 * The size of a group: what its containers ask for together, and at least what each init container asks for by itself,
 * rounded up to a size that is offered.
 * @returns undefined when none is large enough
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
