import { isLoopback } from "../../words/loopback";
import type { Language } from "./language";
import type { Remedy } from "./no-answer";

/** Where a call was sent. */
interface CallAddress {
  readonly cloud: string;
  readonly endpoint: string;
}

/** What to do about a call without a response: one sentence without a full stop; settings are named outside profiles. */
export const howTo = (remedy: Remedy, place: CallAddress, language: Language): string =>
  language === "zh" ? inChinese(remedy, place) : inEnglish(remedy, place);

/** What to do about throttled calls. @param rate the current client-side limit in calls per second */
export function howToSlow(limit: { cloud: string; action: string; rate: number | undefined }, language: Language) {
  const { cloud, action, rate } = limit;
  const total = `container-clouds:${cloud}.timeout.total`;
  const own = `container-clouds:${cloud}.rateLimit.actions.${action}`;
  if (language === "zh")
    return `${rate === undefined ? "" : `当前速率为每秒 ${rate} 次；`}请增大 ${total}，或修改 ${own}`;
  const now = rate === undefined ? "" : `the current rate is ${rate} ${rate === 1 ? "call" : "calls"} per second; `;
  return `${now}increase ${total}, or change ${own}`;
}

const settingOf =
  ({ cloud }: CallAddress) =>
  (name: string) =>
    `container-clouds:${cloud}.${name}`;

const withHttp = (endpoint: string) => endpoint.replace(/^https:/, "http:");

function inChinese(remedy: Remedy, place: CallAddress): string {
  const { endpoint } = place;
  const setting = settingOf(place);
  switch (remedy) {
    case "reach the endpoint":
      return `请检查 ${setting("endpoint")}、区域和代理，并确认网络可以访问 ${endpoint}`;
    case "wait longer":
      return `请确认 ${endpoint} 有响应，或增大 ${setting("timeout.request")}`;
    case "trust the certificate":
      return `请将 ${setting("caFile")} 设为包含签发该证书的 CA 证书的 PEM 文件`;
    case "name the right host":
      return `请在 ${setting("endpoint")} 中填写证书上的主机名；${setting("caFile")} 对此无效`;
    case "set the clock":
      return "请检查本机时钟，或请云平台的运维人员更新证书";
    case "use plain HTTP":
      return isLoopback(new URL(endpoint).hostname)
        ? `请在 ${setting("endpoint")} 中填写 "${withHttp(endpoint)}"：不写协议即为 HTTPS`
        : `请检查 ${setting("endpoint")} 的端口；仅当信任到该地址的网络时，才可填写 "insecure+${withHttp(endpoint)}"`;
    case "use TLS":
      return `请检查 ${setting("endpoint")} 和代理的端口：若 ${endpoint} 的端口使用 TLS，请填写 "${endpoint.replace(/^http:/, "https:")}"`;
    case "name the proxy's protocol":
      return `请在 ${setting("proxy")}、HTTPS_PROXY、HTTP_PROXY 或 ALL_PROXY 中写明代理端口的协议：http://、使用 TLS 的 https:// 或 socks5://`;
    case "reach the proxy":
      return `请检查 ${setting("proxy")}、HTTPS_PROXY、HTTP_PROXY 和 ALL_PROXY；不需要代理的主机请写入 ${setting("noProxy")}`;
    case "log in to the proxy":
      return `请在 ${setting("proxy")}、HTTPS_PROXY、HTTP_PROXY 或 ALL_PROXY 中写明用户名和密码，形如 http://user:password@host:port`;
  }
}

function inEnglish(remedy: Remedy, place: CallAddress): string {
  const { endpoint } = place;
  const setting = settingOf(place);
  switch (remedy) {
    case "reach the endpoint":
      return `check ${setting("endpoint")}, the region and the proxy, and that the network reaches ${endpoint}`;
    case "wait longer":
      return `check that ${endpoint} responds, or increase ${setting("timeout.request")}`;
    case "trust the certificate":
      return `set ${setting("caFile")} to a PEM file with the CA certificate that signed it`;
    case "name the right host":
      return `write a host name of the certificate in ${setting("endpoint")}; ${setting("caFile")} does not help`;
    case "set the clock":
      return "check this machine's clock, or have the cloud's operators renew the certificate";
    case "use plain HTTP":
      return isLoopback(new URL(endpoint).hostname)
        ? `write "${withHttp(endpoint)}" in ${setting("endpoint")}: without a scheme it is HTTPS`
        : `check the port in ${setting("endpoint")}; only if you trust the network to it, write "insecure+${withHttp(endpoint)}" there`;
    case "use TLS":
      return `check the port in ${setting("endpoint")} and of the proxy; if the port of ${endpoint} speaks TLS, write "${endpoint.replace(/^http:/, "https:")}"`;
    case "name the proxy's protocol":
      return `write the protocol of the proxy's port in ${setting("proxy")}, HTTPS_PROXY, HTTP_PROXY or ALL_PROXY: http://, https:// for a port that speaks TLS, or socks5://`;
    case "reach the proxy":
      return `check ${setting("proxy")}, HTTPS_PROXY, HTTP_PROXY and ALL_PROXY; name hosts that need no proxy in ${setting("noProxy")}`;
    case "log in to the proxy":
      return `write the user name and password in ${setting("proxy")}, as http://user:password@host:port, or in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY`;
  }
}
