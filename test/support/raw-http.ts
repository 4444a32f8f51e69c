import { type IncomingHttpHeaders, request } from "node:http";

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One request with a Host header of the caller's choice, which `fetch` does not allow. A fresh connection each time. */
export function fetchWithHost(
  url: string,
  host: string,
  options: { method: string; headers: Record<string, string>; body?: string; path?: string; signal?: AbortSignal },
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { method, headers, body, path = "/", signal } = options;
    const sent = request(
      `${url}${path}`,
      { method, headers: { ...headers, host }, agent: false, signal },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
