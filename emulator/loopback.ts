/** Whether a host name, or an address as a URL or a socket writes it, is this machine by its very name. */
export function isLoopback(host: string): boolean {
  return /^(localhost|\[?::1\]?|127(\.\d{1,3}){3})$/i.test(host);
}
