import type { Project } from "../test/support/project";
import { type Cloud, startCloud } from "./cloud";
import { type Figure, median, secondsOf } from "./figure";
import { recordProcesses } from "./processes";
import {
  clusters,
  clustersBesideSdk,
  nothing,
  type Program,
  pluginClusters,
  pluginNothing,
  startProject,
  stockNothing,
} from "./programs";

/** Each beside the least that Pulumi takes for its like. */
const pairs: readonly { program: Program; floor?: Program }[] = [
  { program: stockNothing },
  { program: nothing },
  { program: clusters, floor: nothing },
  { program: clustersBesideSdk, floor: nothing },
  { program: pluginNothing },
  { program: pluginClusters, floor: pluginNothing },
];

interface Measured {
  seconds: number[];
  cpuSeconds: number[];
}

/** A whole `up` from nothing, and a destroy that is not measured. */
async function measureUp(project: Project, into: Measured | undefined): Promise<void> {
  using records = recordProcesses();
  const usual = { ...project.env };
  Object.assign(project.env, records.env);
  const seconds = await secondsOf(() => project.ok("up", "--yes", "--skip-preview"));
  Object.assign(project.env, usual);
  if (usual.NODE_OPTIONS === undefined) delete project.env.NODE_OPTIONS;
  const cpuMs = records.read().reduce((sum, record) => sum + record.cpuMs, 0);
  into?.seconds.push(seconds);
  into?.cpuSeconds.push(cpuMs / 1000);
  await project.ok("destroy", "--yes", "--skip-preview");
}

async function measureAll(cloud: Cloud, rounds: number): Promise<Map<Program, Measured>> {
  const measured = new Map(pairs.map(({ program }) => [program, { seconds: [], cpuSeconds: [] } as Measured]));
  const projects: [Program, Project][] = [];
  using stack = new DisposableStack();
  for (const program of measured.keys()) projects.push([program, stack.use(await startProject(program, cloud, 1))]);
  // The first runs fill the caches of the disk and of Node's compiler, and count for nothing.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [program, project] of projects)
      await measureUp(project, round === 0 ? undefined : measured.get(program));
  }
  return measured;
}

/** How much more one takes than the other, in per cent: the median of the rounds. */
const over = (one: readonly number[], other: readonly number[]) =>
  median(one.map((value, round) => (value / (other[round] ?? Number.NaN) - 1) * 100));

export const up: Figure = {
  name: "up",
  title: "An up of one resource",
  about:
    "Against an emulator whose changes are instant, beside providers that do nothing and are loaded in the same way; at most 10% more is wanted. The processor's time is that of all of the run's processes that run on Node.",
  columns: [
    { key: "makes", title: "makes" },
    { key: "seconds", title: "seconds", digits: 2 },
    { key: "over", title: "more than nothing, %", digits: 1 },
    { key: "cpu", title: "processor's seconds", digits: 2 },
    { key: "cpuOver", title: "more than nothing, %", digits: 1 },
  ],
  async measure({ rounds }) {
    await using cloud = await startCloud();
    const measured = await measureAll(cloud, rounds);
    return pairs.map(({ program, floor }) => {
      const { seconds = [], cpuSeconds = [] } = measured.get(program) ?? {};
      const least = floor && measured.get(floor);
      return {
        makes: program.makes,
        seconds: median(seconds),
        over: least ? over(seconds, least.seconds) : null,
        cpu: median(cpuSeconds),
        cpuOver: least ? over(cpuSeconds, least.cpuSeconds) : null,
      };
    });
  },
};
