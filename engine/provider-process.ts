/** A provider that runs. */
export interface ProviderProcess {
  /** `host:port` of its service. */
  address: string;
  end(): void;
  /** How it ended, in words, when it does so now; `undefined` when it goes on. */
  ending(): Promise<string | undefined>;
}
