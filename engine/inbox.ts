/** A queue with one reader. */
export class Inbox<Event> {
  private readonly events: Event[] = [];
  private wake: (() => void) | undefined;

  push(event: Event): void {
    this.events.push(event);
    this.wake?.();
  }

  /** Takes out what waits. */
  drain(): Event[] {
    return this.events.splice(0);
  }

  /** The next event, or `undefined` when `stopped` resolves before there is one. */
  async next(stopped: Promise<void>): Promise<Event | undefined> {
    let isStopped = false;
    const end = stopped.then(() => {
      isStopped = true;
    });
    // One that has stopped already comes before what waits.
    await Promise.race([end, Promise.resolve()]);
    while (!isStopped && this.events.length === 0) {
      await Promise.race([end, new Promise<void>((resolve) => (this.wake = resolve))]);
    }
    return isStopped ? undefined : this.events.shift();
  }
}
