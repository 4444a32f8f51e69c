/** Whether a host, as in a URL, is this machine by its name alone: calls need no proxy, and no other machine can read them. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
