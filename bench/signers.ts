import VendorSign from "tencentcloud-sdk-nodejs/tencentcloud/common/sign";
import { bceTime, signBce } from "../provider/baidu/sign-bce";
import { signEop } from "../provider/ctyun/sign-eop";
import { signingKey, signTc3 } from "../provider/tencent/sign-tc3";
import { signatureV1, stringToSign } from "../provider/tencent/sign-v1";
import { compareRates, type Figure } from "./figure";

const Auth = require("@baiducloud/sdk/src/auth") as new (
  ak: string,
  sk: string,
) => { generateAuthorization(...request: unknown[]): string };

/** Long enough that the clock's own cost vanishes, and that the second which some keys hold for changes. */
const ROUND_MS = 300;

/** A time for each signature, a millisecond apart, as in a busy run. */
type Sign = (at: number) => string;

/** Signatures a second; what is signed is looked at, so that nothing is left out. */
async function rate(sign: Sign): Promise<number> {
  const began = performance.now();
  let length = 0;
  let made = 0;
  for (; performance.now() - began < ROUND_MS; made += 100) {
    for (let i = 0; i < 100; i += 1) length += sign(1_700_000_000_000 + made + i).length;
  }
  if (length === 0) throw new Error("nothing was signed");
  return (made * 1000) / (performance.now() - began);
}

const tencent = { secretId: "AKIDEXAMPLEEXAMPLEEXAMPLEEXAMPLE0000", secretKey: "EXAMPLEEXAMPLEEXAMPLEEXAMPLE0000" };
const body = JSON.stringify({ ClusterIds: ["cls-0a1b2c3d"], Offset: 0, Limit: 100 });
const bytes = Buffer.from(body);
const tke = {
  method: "POST",
  host: "tke.tencentcloudapi.com",
  service: "tke",
  contentType: "application/json",
  body,
} as const;

function tc3(): Record<"vendor" | "ours", Sign> {
  const { secretId, secretKey } = tencent;
  const request = { method: "POST", url: "https://tke.tencentcloudapi.com/", service: "tke", secretId, secretKey };
  const headers = { "Content-Type": tke.contentType };
  const keyOfDay = signingKey(tencent, "2023-11-14", tke.service);
  // Bytes, so that the vendor's signer need not make them of an object.
  const same = { ...request, payload: bytes, multipart: false, boundary: "", headers };
  return {
    vendor: (at) => VendorSign.sign3({ ...same, timestamp: Math.floor(at / 1000) }),
    // A client keeps the key of the day.
    ours: (at) => signTc3(tke, tencent, at, () => keyOfDay).Authorization,
  };
}

function v1(): Record<"vendor" | "ours", Sign> {
  const fixed = {
    "ClusterIds.0": "cls-0a1b2c3d",
    Offset: "0",
    Limit: "100",
    Action: "DescribeClusters",
    Version: "2018-05-25",
    SecretId: tencent.secretId,
    Region: "ap-guangzhou",
    SignatureMethod: "HmacSHA256",
    Nonce: "11886",
  };
  const parameters = (at: number) => ({ ...fixed, Timestamp: String(Math.floor(at / 1000)) });
  const { AbstractClient } = require("tencentcloud-sdk-nodejs/tencentcloud/common/abstract_client");
  const client = new AbstractClient(tke.host, "2018-05-25", { credential: tencent, region: "ap-guangzhou" });
  return {
    vendor: (at) => VendorSign.sign(tencent.secretKey, client.formatSignString(parameters(at)), "HmacSHA256"),
    ours: (at) =>
      signatureV1(stringToSign({ method: "POST", host: tke.host, parameters: parameters(at) }), tencent, "HmacSHA256"),
  };
}

function bce(): Record<"vendor" | "ours", Sign> {
  const keys = { accessKeyId: "0123456789abcdef0123456789abcdef", secretAccessKey: "fedcba9876543210fedcba9876543210" };
  const query = { maxKeys: "1000", marker: "p-0a1b2c3d" };
  const headers = (at: number) => ({
    Host: "bci.bj.baidubce.com",
    "Content-Type": "application/json;charset=utf-8",
    "User-Agent": "pulumi-container-clouds",
    "x-bce-date": bceTime(at),
  });
  const auth = new Auth(keys.accessKeyId, keys.secretAccessKey);
  return {
    vendor: (at) => auth.generateAuthorization("GET", "/v2/instance", query, headers(at), Math.floor(at / 1000)),
    ours: (at) => signBce({ method: "GET", path: "/v2/instance", query, headers: headers(at) }, keys, at),
  };
}

function eop(): Record<"ours", Sign> {
  const keys = { accessKey: "0123456789abcdef0123456789abcdef", secretKey: "fedcba9876543210fedcba9876543210" };
  const request = { requestId: "27cfe4dc-e640-45f6-92ca-492ca73e8680", body };
  return { ours: (at) => signEop(request, keys, at)["Eop-Authorization"] };
}

/** Both sign the same: else there is nothing to compare. */
function assertSame(name: string, { vendor, ours }: Record<"vendor" | "ours", Sign>): void {
  const [theirs, own] = [vendor(1_700_000_000_000), ours(1_700_000_000_000)];
  if (theirs !== own) throw new Error(`${name}: the vendor signs ${theirs}, we ${own}`);
}

export const signers: Figure = {
  name: "signers",
  title: "Signatures a second",
  about: "Ours beside the vendors' own, of the same request at the same times; at least twice as many are wanted.",
  columns: [
    { key: "signature", title: "signature" },
    { key: "ours", title: "ours" },
    { key: "vendor", title: "vendor's" },
    { key: "ratio", title: "times", digits: 1 },
  ],
  async measure({ rounds }) {
    const pairs = { "TC3-HMAC-SHA256": tc3(), "Tencent v1, HmacSHA256": v1(), "bce-auth-v1": bce() };
    const rows = [];
    for (const [signature, pair] of Object.entries(pairs)) {
      assertSame(signature, pair);
      const { vendor, ours } = await compareRates(rounds, {
        vendor: () => rate(pair.vendor),
        ours: () => rate(pair.ours),
      });
      rows.push({ signature, ours: ours.rate, vendor: vendor.rate, ratio: ours.ratio });
    }
    // The vendor publishes no client for Node.
    const { ours } = await compareRates(rounds, { ours: () => rate(eop().ours) });
    return [...rows, { signature: "EOP", ours: ours.rate, vendor: null, ratio: null }];
  },
};
