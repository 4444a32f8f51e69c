import { Agent, request } from "undici";
import { type Clouds, connect } from "../provider/transport/connect";
import type { HttpRequest } from "../provider/transport/http";
import { readSettings } from "../provider/transport/settings";
import { type Cloud, configFor } from "./cloud";
import { atATime } from "./figure";

/** The request of a call as it would be sent, signed now. */
export async function signedRequest(cloud: Cloud, call: (clouds: Clouds) => Promise<unknown>): Promise<HttpRequest> {
  const sent: HttpRequest[] = [];
  const exchange = async (one: HttpRequest) => {
    sent.push(one);
    return { status: 200, headers: {}, text: "{}" };
  };
  // No call takes this for its response.
  await call(connect(readSettings(configFor(cloud)), { exchange })).catch(() => undefined);
  const [first] = sent;
  if (!first) throw new Error("nothing was sent");
  return first;
}

/** Sends a request again and again, by undici alone. */
export function replayed({ url, method, headers, body = "" }: HttpRequest, connections = 64) {
  const dispatcher = new Agent({ connections });
  const send = async (): Promise<void> => {
    const answer = await request(url, {
      dispatcher,
      headers,
      method: method as "GET" | "POST",
      body: body || null,
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${text}`);
    JSON.parse(text);
  };
  const { origin, pathname, search } = new URL(url);
  const options = { origin, path: pathname + search, method: method as "GET" | "POST", headers, body: body || null };
  /** Without parsing what comes back: for measuring who answers. */
  const sendOnly = () =>
    new Promise<void>((resolve, reject) => {
      dispatcher.dispatch(options, {
        onRequestStart: () => undefined,
        onResponseStart: (_, status) => void (status === 200 || reject(new Error(`status ${status}`))),
        onResponseData: () => undefined,
        onResponseEnd: () => resolve(),
        onResponseError: (_, error) => reject(error),
      });
    });
  return {
    send,
    /** So many requests, so many at a time. */
    sendAll: (count: number, parallel: number) => atATime(parallel, Array.from({ length: count }), sendOnly),
    [Symbol.asyncDispose]: () => dispatcher.close(),
  };
}
