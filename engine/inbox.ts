/** A queue with one reader. */
export class Inbox<Event> {
  private readonly events: Event[] = [];
  private wake: (() => void) | undefined;

  push(event: Event): void {
    this.events.push(event);
    this.wake?.();
  }

  /** Returns and removes all queued events. */
  drain(): Event[] {
    return this.events.splice(0);
  }

  /** The next event, or `undefined` if `stopped` resolves first. */
  async next(stopped: Promise<void>): Promise<Event | undefined> {
    let isStopped = false;
    const end = stopped.then(() => {
      isStopped = true;
    });
    // If it has already stopped, that takes precedence over queued events.
    await Promise.race([end, Promise.resolve()]);
    while (!isStopped && this.events.length === 0) {
      await Promise.race([end, new Promise<void>((resolve) => (this.wake = resolve))]);
    }
    return isStopped ? undefined : this.events.shift();
  }
}
