import type { Clock } from "../../provider/transport/clock";

interface Sleeper {
  readonly at: number;
  readonly order: number;
  readonly wake: () => void;
  /** Whether whoever sleeps is still there. */
  readonly lives: () => boolean;
}

/** Time that stands still while anything runs, and jumps to the next sleeper when nothing does. */
export class VirtualTime implements Clock {
  private time = Date.parse("2026-11-22T08:00:00Z");
  private sleepers: Sleeper[] = [];
  private order = 0;
  private moving = false;
  private lives: () => boolean = () => true;

  now(): number {
    return this.time;
  }

  advance(ms: number): void {
    this.time += ms;
  }

  /** Sleeps asked for from now on end only while `lives` says so. */
  belongTo(lives: () => boolean): void {
    this.lives = lives;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const giveUp = () => {
        this.remove(sleeper);
        reject(signal?.reason);
      };
      const sleeper = this.add(ms, () => {
        signal?.removeEventListener("abort", giveUp);
        resolve();
      });
      signal?.addEventListener("abort", giveUp);
    });
  }

  private add(ms: number, wake: () => void): Sleeper {
    this.order += 1;
    const sleeper = { at: this.time + ms, order: this.order, wake, lives: this.lives };
    this.sleepers.push(sleeper);
    this.move();
    return sleeper;
  }

  private remove(sleeper: Sleeper): void {
    this.sleepers = this.sleepers.filter((one) => one !== sleeper);
  }

  private move(): void {
    if (this.moving) return;
    this.moving = true;
    // Everything that can run without time passing has run by then.
    setImmediate(() => {
      this.moving = false;
      this.sleepers = this.sleepers.filter(({ lives }) => lives());
      const [first] = this.sleepers.sort((one, other) => one.at - other.at || one.order - other.order);
      if (!first) return;
      this.remove(first);
      this.time = Math.max(this.time, first.at);
      first.wake();
      if (this.sleepers.length > 0) this.move();
    });
  }
}
