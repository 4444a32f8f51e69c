/** What a figure is measured with. */
export interface Settings {
  /** How many resources, smallest first; figures that grow with them are measured for each. */
  sizes: readonly number[];
  /** How often what is compared is measured, in turns; the median counts. */
  rounds: number;
  /** Most resources for which a whole `up` is run. */
  mostAtEngine: number;
  /** Called with what is being measured. */
  say(text: string): void;
}

/** A value of a row; `null` where there is nothing to measure. */
export type Cell = string | number | null;

/** One line of a figure's table, by its columns' keys. */
export type Row = Record<string, Cell>;

export interface Column {
  key: string;
  /** Heading, with the unit. */
  title: string;
  /** Digits after the point of a number. @default 0 */
  digits?: number;
}

/** A table that is measured in one go, so that its rows can be compared. */
export interface Figure {
  name: string;
  title: string;
  /** What was done, and what is wanted of it. */
  about: string;
  columns: readonly Column[];
  measure(settings: Settings): Promise<Row[]>;
}

/** The middle one of numbers, the upper one of two. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How often each of several ways runs in a second, and how many times as often as the first: medians of the rounds, in which they take turns. */
export async function compareRates<Way extends string>(
  rounds: number,
  ways: Record<Way, () => Promise<number>>,
): Promise<Record<Way, { rate: number; ratio: number }>> {
  const names = Object.keys(ways) as Way[];
  const measured = names.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, name] of names.entries()) measured[at]?.push(await ways[name]());
  }
  const [first = []] = measured;
  const compared = measured.map((rates) => ({
    rate: median(rates),
    ratio: median(rates.map((rate, round) => rate / (first[round] ?? Number.NaN))),
  }));
  return Object.fromEntries(names.map((name, at) => [name, compared[at]])) as Record<
    Way,
    { rate: number; ratio: number }
  >;
}

/** Does the work for every item, with so many at a time as the engine would. */
export async function atATime<T>(parallel: number, items: readonly T[], work: (item: T) => Promise<unknown>) {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

/** Seconds that work takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
