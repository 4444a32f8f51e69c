/** Whether a host name or address, as in a URL or of a socket, is this machine by its name alone. */
export function isLoopback(host: string): boolean {
  return /^(localhost|\[?::1\]?|127(\.\d{1,3}){3})$/i.test(host);
}
