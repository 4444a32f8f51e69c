/** Notifies observers, such as the console, of possible changes. */
export interface Watch {
  /** Whether there are observers; work that is only for them is skipped otherwise. */
  readonly isOn: boolean;
  /** Reports a possible change. */
  changed(): void;
  /** @returns a function that ends the subscription */
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
