import type { Clock } from "./clock";

/** How often calls may be sent. */
export interface RateSettings {
  /** No limit on our side at all. @default false */
  none?: boolean;
  /** Calls a second for each action; without it the documented limit holds, and none where none is documented. */
  perSecond?: number;
  /** Processes that use the account at a time: each takes this part of every limit. @default 1 */
  share?: number | undefined;
  /** Calls a second for single actions, such as `{ DescribeClusters: 5 }`. */
  actions?: Readonly<Record<string, number>>;
}

/** Longest window: a limit that answers go on throttling is stretched up to a sixteenth of its rate. */
const mostStretched = 16;
/** Where no limit is known and the cloud throttles all the same. */
const rateOnceThrottled = 10;

/**
 * Lets at most `rate` calls begin in any second: each waits until the one `rate` places before it is a second old. Places
 * are given out in the order of asking, so nobody is overtaken. A token bucket of the same rate lets twice as many through
 * in its first second, which a cloud that counts by the second refuses. Those that wait go out evenly: of two processes
 * that share a limit and send in bursts, the one whose burst comes first in each second would get all of it.
 */
class Lane {
  private begun: number[];
  private next = 0;
  private stretch = 1;
  private slowed = Number.NEGATIVE_INFINITY;

  constructor(private rate: number) {
    this.begun = new Array<number>(this.places).fill(Number.NEGATIVE_INFINITY);
  }

  private get places(): number {
    return Math.max(1, Math.floor(this.rate));
  }

  /** When the next call may begin. */
  turn(now: number): number {
    const window = (1000 / this.rate) * this.places * this.stretch;
    const before = this.begun[this.next] ?? Number.NEGATIVE_INFINITY;
    const last = this.begun[(this.next + this.places - 1) % this.places] ?? Number.NEGATIVE_INFINITY;
    const free = before + window;
    return free <= now ? Math.max(now, last) : Math.max(free, last + window / this.places);
  }

  /** The same, and the place is taken. */
  take(now: number): number {
    const at = this.turn(now);
    this.begun[this.next] = at;
    this.next = (this.next + 1) % this.places;
    if (this.stretch > 1) this.stretch = Math.max(1, this.stretch * 0.98);
    return at;
  }

  /**
   * The cloud refused: half the rate, and nobody before `until`. Refusals within one second belong to the same burst, and
   * halve it once.
   */
  slow(now: number, until: number): void {
    if (now - this.slowed >= 1000) {
      this.stretch = Math.min(mostStretched, this.stretch * 2);
      this.slowed = now;
    }
    const last = (this.next + this.places - 1) % this.places;
    this.begun[last] = Math.max(this.begun[last] ?? until, until);
  }

  /** Calls a second that it lets through now. */
  get current(): number {
    return Number((this.rate / this.stretch).toPrecision(3));
  }
}

/** Keeps the calls of one account below the limits of each region, service and action. */
export class Limiter {
  private readonly lanes = new Map<string, Lane>();

  constructor(
    private readonly clock: Clock,
    private readonly settings: RateSettings = {},
  ) {}

  /**
   * Waits for the call's turn. `documented`: the contract's calls a second, if it names any.
   * @returns false, at once, when the turn does not come within `left` milliseconds
   */
  async take(
    lane: string,
    action: string,
    documented: number | undefined,
    { left, signal }: { left: number; signal?: AbortSignal | undefined },
  ): Promise<boolean> {
    const rate = this.settings.actions?.[action] ?? this.settings.perSecond ?? documented;
    if (this.settings.none) return true;
    const known = this.lanes.get(lane) ?? (rate ? this.open(lane, rate) : undefined);
    if (!known) return true;
    const now = this.clock.now();
    if (known.turn(now) - now > left) return false;
    const at = known.take(now);
    if (at > now) await this.clock.sleep(at - now, signal);
    return true;
  }

  /** Notes a refusal: the lane slows down for a while, and waits `pause` milliseconds. */
  slow(lane: string, pause: number): void {
    if (this.settings.none) return;
    const known = this.lanes.get(lane) ?? this.open(lane, rateOnceThrottled);
    const now = this.clock.now();
    known.slow(now, now + pause);
  }

  /** Calls a second that a lane lets through now; `undefined` where nothing limits it. */
  rateOf(lane: string): number | undefined {
    return this.lanes.get(lane)?.current;
  }

  private open(lane: string, rate: number): Lane {
    const opened = new Lane(rate / (this.settings.share ?? 1));
    this.lanes.set(lane, opened);
    return opened;
  }
}
