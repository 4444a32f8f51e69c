/** A running provider. */
export interface ProviderProcess {
  /** `host:port` of its service. */
  address: string;
  end(): void;
  /** How it ended, as text, if it is ending now; `undefined` if it continues. */
  ending(): Promise<string | undefined>;
}
