import { createHash, randomBytes } from "node:crypto";
import { appendLine } from "../../../files/lines";
import { REDACTED, redactText } from "../../../words/redaction";
import { hiddenNow, isSecretName } from "../redaction";
import { variables } from "../variables";

/** One request and its response. */
export interface Exchange {
  cloud: string;
  service: string;
  action: string;
  status: number;
  ms: number;
  code?: string | undefined;
  request: unknown;
  /** The response's body. */
  text: string;
  /** The secrets that were sent, which a response may repeat anywhere. */
  secrets: readonly string[];
}

export type Record = (exchange: Exchange) => void;

const VARIABLE = variables.record;

const files = new Map<string, Record>();

/** Appends each exchange to the file that `CONTAINER_CLOUDS_RECORD` names, with secrets and account data replaced. */
export function openRecording(env: NodeJS.ProcessEnv): Record | undefined {
  const file = env[VARIABLE];
  if (!file) return undefined;
  const known = files.get(file) ?? recordTo(file);
  files.set(file, known);
  return known;
}

/** Appends to the file. A failure to write fails no call; it is reported once. */
function recordTo(file: string): Record {
  const replaced = replacer();
  let failed = false;
  return ({ text, request, secrets, ...facts }) => {
    if (failed) return;
    const hide = (shown: string) => redactText(redactText(shown, secrets), hiddenNow());
    const line = { ...facts, request: replaced(request, hide), response: replaced(parsed(text), hide) };
    try {
      appendLine(file, JSON.stringify(line), { mode: 0o600 });
    } catch (error) {
      failed = true;
      const code = (error as NodeJS.ErrnoException).code;
      process.stderr.write(`container-clouds: warning: ${VARIABLE}: cannot write to ${file}: ${code}\n`);
    }
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Fields with words of the API, which reveal nothing about the account. */
const WORDS = /(type|mode|status|state|phase|policy|arch|version|os|code|kind|protocol|level|unit)$/i;
const A_WORD = /^[A-Za-z][\w. -]{0,39}$/;
const AN_ID = /^([a-z]{1,8})-[0-9a-z]{6,}$/;
const HOLDS_IDS = /ids?$/i;
const A_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/;
const AN_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}(\/\d{1,2})?$/;
const AN_ACCOUNT = /(uin|appid|account|owner|user)(id)?$/i;
const USERS_OWN = /(tags?|labels?|annotations?|env|envs|selector)$/i;

/** Deeper than any response of the contracts; what is below is left out. */
const DEEPEST = 100;

/**
 * Replaces everything that may be secret or specific to an account. Structure, types, words of the API and numbers stay. Equal strings get
 * equal replacements, from a key that is not stored: references between exchanges stay visible, and no original can be found. What stays may
 * still repeat a secret that was sent, such as an error's code that quotes the key: `hide` replaces those.
 */
function replacer(): (value: unknown, hide: (shown: string) => string) => unknown {
  const key = randomBytes(16);
  const standIn = (text: string, length = 8) =>
    createHash("sha256").update(key).update(text).digest("hex").slice(0, length);
  const ofText = (text: string, name: string, hide: (shown: string) => string): string => {
    if (isSecretName(name)) return REDACTED;
    if (WORDS.test(name) && A_WORD.test(text)) return hide(text);
    if (A_TIME.test(text)) return "2006-01-02T15:04:05Z";
    const address = AN_ADDRESS.exec(text);
    if (address) return `192.0.2.1${address[1] ?? ""}`;
    const id = HOLDS_IDS.test(name) ? AN_ID.exec(text) : null;
    return id ? `${id[1]}-${standIn(text)}` : text === "" ? "" : `text-${standIn(text)}`;
  };
  const of = (value: unknown, name: string, hide: (shown: string) => string, depth: number): unknown => {
    if (typeof value === "string") return ofText(value, name, hide);
    if (typeof value === "number") return AN_ACCOUNT.test(name) || hide(String(value)) === REDACTED ? 0 : value;
    if (typeof value !== "object" || value === null) return value;
    if (depth > DEEPEST) return REDACTED;
    if (Array.isArray(value)) return value.map((item) => of(item, name, hide, depth + 1));
    const isUsers = USERS_OWN.test(name);
    return Object.fromEntries(
      Object.entries(value).map(([field, inner]) => [
        hide(isUsers ? ofKey(field) : field),
        of(inner, field, hide, depth + 1),
      ]),
    );
  };
  // Replaces the user's own keys; field names, such as those in a list of tags, stay.
  const ofKey = (field: string) =>
    /^(key|value|name|tagKey|tagValue)$/i.test(field) ? field : `key-${standIn(field)}`;
  return (value, hide) => of(value, "", hide, 0);
}
