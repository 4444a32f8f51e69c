/** Whether a host, as in a URL, is this machine by its name alone: no proxy is needed, and nobody can listen in. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
