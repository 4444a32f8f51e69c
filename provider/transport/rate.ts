import type { Clock } from "./clock";

/** Client-side rate limits. */
export interface RateSettings {
  /** Whether there are none at all. @default false */
  none?: boolean;
  /** Calls per second for each action. Default: the documented limit, or none if none is documented. */
  perSecond?: number;
  /** Number of processes that share the account: each uses this part of every limit. @default 1 */
  share?: number | undefined;
  /** Calls per second for single actions, such as `{ DescribeClusters: 5 }`. */
  actions?: Readonly<Record<string, number>>;
}

/** A limit is slowed down to at most a sixteenth of its rate while the cloud keeps throttling. */
const mostStretched = 16;
/** Rate for an action without a known limit after the cloud throttled it, in calls per second. */
const rateOnceThrottled = 10;

/**
 * Lets at most `rate` calls begin in any second: each waits until the call `rate` places before it is a second old. Calls keep their order.
 * A token bucket of the same rate lets twice as many calls through in its first second, which a cloud that counts per second refuses.
 * Waiting calls are spaced evenly: if two processes shared a limit and sent bursts, the one whose burst comes first in each second would
 * use the whole limit.
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

  /** The same, and reserves the place. */
  take(now: number): number {
    const at = this.turn(now);
    this.begun[this.next] = at;
    this.next = (this.next + 1) % this.places;
    if (this.stretch > 1) this.stretch = Math.max(1, this.stretch * 0.98);
    return at;
  }

  /**
   * Call it when the cloud throttled a call: halves the rate, and starts no call before `until`. Refusals within one second belong to one
   * burst and halve it once.
   */
  slow(now: number, until: number): void {
    if (now - this.slowed >= 1000) {
      this.stretch = Math.min(mostStretched, this.stretch * 2);
      this.slowed = now;
    }
    const last = (this.next + this.places - 1) % this.places;
    this.begun[last] = Math.max(this.begun[last] ?? until, until);
  }

  /** The current rate, in calls per second. */
  get current(): number {
    return Number((this.rate / this.stretch).toPrecision(3));
  }
}

/** Keeps an account's calls below the limits of each region, service and action. */
export class Limiter {
  private readonly lanes = new Map<string, Lane>();

  constructor(
    private readonly clock: Clock,
    private readonly settings: RateSettings = {},
  ) {}

  /**
   * Waits for the call's turn. `documented` is the contract's limit in calls per second, if there is one.
   * @returns false, at once, if the turn does not come within `left` milliseconds
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

  /** Call it when the cloud throttled a call: slows the lane down for a while, and pauses it for `pause` milliseconds. */
  slow(lane: string, pause: number): void {
    if (this.settings.none) return;
    const known = this.lanes.get(lane) ?? this.open(lane, rateOnceThrottled);
    const now = this.clock.now();
    known.slow(now, now + pause);
  }

  /** The current rate of a lane in calls per second; `undefined` if nothing limits it. */
  rateOf(lane: string): number | undefined {
    return this.lanes.get(lane)?.current;
  }

  private open(lane: string, rate: number): Lane {
    const opened = new Lane(rate / (this.settings.share ?? 1));
    this.lanes.set(lane, opened);
    return opened;
  }
}
