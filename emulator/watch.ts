/** Tells those who look on, such as the console, that something may have changed. */
export interface Watch {
  /** Whether anybody looks on: what is only for them is not worked out otherwise. */
  readonly isOn: boolean;
  /** Says that something may have changed. */
  changed(): void;
  /** @returns what ends it */
  subscribe(listener: () => void): () => void;
}

export function createWatch(): Watch {
  const listeners = new Set<() => void>();
  return {
    get isOn() {
      return listeners.size > 0;
    },
    changed: () => {
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
