import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloudSettings } from "../../emulator/access";
import { faultInput } from "../../emulator/faults";
import { inventory } from "../../emulator/inventory";
import { push } from "../../emulator/tencent/tcr/image";
import { settle } from "../../emulator/transitions";
import type { Properties } from "../../provider/lifecycle/codec";
import { notesOnDisk } from "../../provider/lifecycle/create/notes";
import { operationsOf } from "../../provider/lifecycle/operations";
import { NotReadyError } from "../../provider/lifecycle/ready";
import { connect } from "../../provider/transport/connect";
import type { HttpAnswer } from "../../provider/transport/http";
import type { Log } from "../../provider/transport/trace";
import type { KindProgram, KindWorld } from "../support/every-kind";
import { startLife } from "./run-life";
import { ENDPOINT, openVirtualCloud } from "./virtual-cloud";
import { VirtualTime } from "./virtual-time";

/** What happens to a run. */
export interface Accident {
  /** It is killed at this step: before or after a call reaches the cloud, or before its answer is read. */
  readonly killedAt?: number;
  /** The answer to this call is lost after it took effect; the first is 1. */
  readonly lostAnswer?: number;
  /** Reading the answer to this call fails with an error of no kind that the provider knows. */
  readonly brokenAnswer?: number;
}

/** A resource as a state has it. */
export interface Made {
  readonly id: string;
  readonly properties: Properties;
}

/** What one run came to. */
interface Run {
  readonly made?: Made;
  readonly error?: Error;
  readonly steps: number;
  readonly calls: number;
}

const FIRST_ACCOUNT = "100000000001";

/** A cloud and a machine on which one resource of a kind is made, run by run, without time passing. */
export class Workbench implements Disposable {
  private readonly home = mkdtempSync(join(tmpdir(), "cut-off-"));
  private readonly cloud;
  /** Warnings of all runs. */
  readonly warnings: string[] = [];
  /** What becomes of each answer on its way. */
  answered = (answer: HttpAnswer): HttpAnswer => answer;
  /** Where lines of the debug log go. */
  log: Log | undefined;

  private constructor(private readonly time: VirtualTime) {
    this.cloud = openVirtualCloud(time, "cut off");
  }

  static async run<T>(use: (bench: Workbench) => Promise<T>): Promise<T> {
    using bench = new Workbench(new VirtualTime());
    return await use(bench);
  }

  [Symbol.dispose](): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  /** What the clouds hold, each as its service, kind and ID. */
  get holdings(): string[] {
    settle(this.cloud.world);
    return inventory(this.cloud.world).map(({ service, kind, id }) => `${service} ${kind} ${id}`);
  }

  get notes(): number {
    try {
      return readdirSync(join(this.home, "container-clouds/attempts")).length;
    } catch {
      return 0;
    }
  }

  /** The inputs of a program, once there is what it needs. */
  async prepare({ inputs, before }: KindProgram): Promise<Properties> {
    const world = {
      cloud: {
        resources: async (filter: { service?: string; kind?: string } = {}) =>
          inventory(this.cloud.world).filter(
            ({ service, kind }) => service === (filter.service ?? service) && kind === (filter.kind ?? kind),
          ),
        push: async (image: string) =>
          push({ world: this.cloud.world, account: FIRST_ACCOUNT, region: "", input: {} }, image),
      },
      make: async (type: string, given: Properties) => {
        const { made, error } = await this.process({}, (operations) => operations(type).create(given));
        if (made === undefined) throw error;
        return made;
      },
    };
    return { ...inputs, ...(await before?.(world as unknown as KindWorld)) };
  }

  /** A create as a new run of the engine sends it, ended in order unless it is killed. */
  create(type: string, inputs: Properties, accident: Accident = {}): Promise<Run> {
    return this.process(accident, async (operations) => {
      const failures = await operations(type).check(inputs);
      if (failures.length > 0) throw new Error(JSON.stringify(failures));
      return operations(type).create(inputs);
    });
  }

  delete(type: string, id: string, properties: Properties): Promise<Run> {
    return this.process({}, async (operations) => {
      await operations(type).delete(id, properties);
      return { id, properties };
    });
  }

  /** A replacement that nothing compares first, as `up --replace` sends it. @returns also what is in the state after it */
  async replace(
    type: string,
    old: Made,
    inputs: Properties,
    { deleteFirst = false, ...accident }: Accident & { deleteFirst?: boolean } = {},
  ): Promise<Run & { state: readonly Made[] }> {
    let state: readonly Made[] = [old];
    const run = await this.process(accident, async (operations) => {
      const remove = async () => {
        await operations(type).delete(old.id, old.properties);
        state = state.filter((one) => one !== old);
      };
      if (deleteFirst) await remove();
      const failures = await operations(type).check(inputs);
      if (failures.length > 0) throw new Error(JSON.stringify(failures));
      const made = await operations(type).create(inputs);
      state = [made, ...state];
      if (!deleteFirst) await remove();
      return made;
    });
    return { ...run, state };
  }

  /** Whether a refresh finds a resource. */
  async isThere(type: string, { id, properties }: Made): Promise<boolean> {
    return (await this.read(type, { id, properties })).made?.id === id;
  }

  read(type: string, { id, properties }: Made): Promise<Run> {
    return this.process(
      {},
      async (operations) => (await operations(type).read(id, properties)) ?? { id: "", properties },
    );
  }

  update(type: string, { id, properties }: Made, inputs: Properties): Promise<Run> {
    return this.process({}, async (operations) => ({
      ...(await operations(type).update(id, properties, inputs)),
      id,
    }));
  }

  /** A comparison in a run of its own, as the next preview's; what it warns of is in {@link warnings}. */
  compare(type: string, { id, properties }: { id: string; properties: Properties }, inputs: Properties): Promise<Run> {
    return this.process({}, async (operations) => {
      await operations(type).diff(id, properties, inputs);
      return { id, properties };
    });
  }

  private async process(
    { killedAt, lostAnswer, brokenAnswer }: Accident,
    run: (
      operations: (type: string) => ReturnType<typeof operationsOf>,
    ) => Promise<{ id: string; properties: Properties }>,
  ): Promise<Run> {
    const { time, cloud } = this;
    const life = startLife(killedAt);
    time.belongTo(life.lives);
    const counts = { steps: 0, calls: 0 };
    const step = () => {
      counts.steps += 1;
      return life.step();
    };
    if (lostAnswer !== undefined)
      cloud.world.faults.add(faultInput.parse({ reset: "after", after: lostAnswer - 1, count: 1 }));
    const clouds = connect(
      {
        endpoint: ENDPOINT,
        ...cloudSettings(cloud.credentials),
      },
      {
        clock: time,
        env: {},
        ...(this.log && { log: this.log }),
        random: () => 0.5,
        exchange: async (request, options) => {
          await step();
          counts.calls += 1;
          const answer = this.answered(await cloud.exchange(request, options).finally(step));
          await time.sleep(1);
          if (counts.calls === brokenAnswer) throw new RangeError("Maximum call stack size exceeded");
          return answer;
        },
      },
    );
    const notes = notesOnDisk({ PULUMI_HOME: this.home, PULUMI_BACKEND_URL: "test://" }, undefined);
    const operations = (type: string) =>
      operationsOf(type, {
        clouds: () => clouds,
        reporter: () => ({
          report: () => undefined,
          note: () => undefined,
          warn: (message) => void this.warnings.push(message),
        }),
        signal: new AbortController().signal,
        notes: { ...notes, write: async (urn, attempt) => void (life.lives() && (await notes.write(urn, attempt))) },
      });
    const kept = (error: Error): Omit<Run, "steps" | "calls"> => {
      const half = error instanceof NotReadyError ? error : error.cause;
      return half instanceof NotReadyError ? { made: { id: half.id, properties: half.properties }, error } : { error };
    };
    const ended = run(operations).then((made): Omit<Run, "steps" | "calls"> => ({ made }), kept);
    const outcome = (await Promise.race([ended, life.ended])) ?? {};
    if (life.lives()) notes.runEnded();
    cloud.world.faults.clear();
    return { ...outcome, ...counts };
  }
}
