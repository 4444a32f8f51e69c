const said = new Set<string>();

/** Whether this run has not said this yet: what several operations find is said once. A process is one run. */
export function isNews(text: string): boolean {
  if (said.has(text)) return false;
  said.add(text);
  return true;
}

/** Begins another run in this process, as tests do. */
export const forgetSaid = (): void => said.clear();
