/** Whether a host, as a URL has it, is this machine by its very name: no proxy stands in between, and nobody listens in. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
