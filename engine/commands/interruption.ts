import type { EngineEvent } from "../types";

const ORPHANS = "Note that terminating immediately may lead to orphaned resources and other inconsistencies.\n";

/** Signals that end a run early; the terminal sends the last one when it is closed. */
export const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Handles signals like the CLI: the first Ctrl-C or SIGTERM lets running operations complete and starts nothing more, the second ends the
 * run at once.
 */
export class Interruption {
  private readonly cancelling = new AbortController();
  private readonly terminating = new AbortController();
  private readonly listener = (signal: NodeJS.Signals) => this.receive(signal);

  /** @param report shows an engine event */
  constructor(
    private readonly report: (event: EngineEvent) => void,
    private readonly isPreview: boolean,
  ) {
    for (const signal of SIGNALS) process.on(signal, this.listener);
  }

  get cancel(): AbortSignal {
    return this.cancelling.signal;
  }

  get terminate(): AbortSignal {
    return this.terminating.signal;
  }

  /** Stops handling signals. */
  close(): void {
    for (const signal of SIGNALS) process.off(signal, this.listener);
  }

  private receive(signal: NodeJS.Signals): void {
    const [name, again] = signal === "SIGINT" ? ["^C", "press ^C"] : [signal, `send ${signal}`];
    if (this.cancelling.signal.aborted) {
      this.say(`${name} received; terminating`);
      this.terminating.abort();
      return;
    }
    this.say(
      `${name} received; cancelling. If you would like to terminate immediately, ${again} again.\n${this.isPreview ? "" : ORPHANS}`,
    );
    this.cancelling.abort();
  }

  private say(message: string): void {
    this.report({ sequence: 0, timestamp: Math.floor(Date.now() / 1000), stdoutEvent: { message, color: "never" } });
  }
}
