const said = new Set<string>();

/** Whether this run says this for the first time, because several operations may find the same thing. A process is one run. */
export function isNews(text: string): boolean {
  if (said.has(text)) return false;
  said.add(text);
  return true;
}

/** Starts another run in this process, for tests. */
export const forgetSaid = (): void => said.clear();
