/** A part of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a text repeats secrets as they are. The spans are in order and do not overlap. */
export const written = (text: string, secrets: readonly string[]): Span[] => merged(spansIn(asItIs(text), secrets));

/**
 * Where a text repeats secrets in another spelling, because vendors and gateways quote a request in many: escaped as in JSON, a URL or HTML,
 * also twice; as Base64, alone or inside a longer value; as hexadecimal digits; wrapped over lines; or only a part of a key. The spans are
 * in order and do not overlap.
 * @param secrets at least four characters each
 */
export function disguised(text: string, secrets: readonly string[]): Span[] {
  const forms = formsOf(secrets);
  const spans: Span[] = [];
  // Far longer than any text that is shown.
  let seen = asItIs(text.slice(0, MOST));
  if (PLAIN.test(seen.text)) return merged([...spansIn(seen, forms.spelt), ...partsIn(seen, forms.parts)]);
  for (let depth = 0; depth <= DEPTH; depth++) {
    spans.push(...spansIn(seen, forms.spelt), ...partsIn(seen, forms.parts));
    const next = decoded(seen);
    if (next === undefined) break;
    seen = next;
  }
  const joined = without(seen, BLANKS);
  if (joined !== undefined) spans.push(...spansIn(joined, forms.long), ...partsIn(joined, forms.parts));
  return merged(spans);
}

/** A text without an escape and a blank, such as each answer's request ID. */
const PLAIN = /^[\w.:-]*$/;

/** Longest text that is searched, in characters. */
const MOST = 20_000;

/** How often a text may have been escaped, also in the secret itself: more often than by a program, a URL and a log. */
const DEPTH = 6;

/** A text whose escapes are replaced, with the place of each character in the original; `undefined` for the original itself. */
interface Decoded {
  readonly text: string;
  readonly starts: readonly number[] | undefined;
  readonly ends: readonly number[] | undefined;
}

const asItIs = (text: string): Decoded => ({ text, starts: undefined, ends: undefined });

/** What to look for. */
interface Forms {
  /** The secrets, and their Base64 and hexadecimal forms. */
  readonly spelt: readonly string[];
  /** Those of them that are too long to occur by chance in a text without its blanks. */
  readonly long: readonly string[];
  /** All runs of {@link PART} characters in a key. */
  readonly parts: ReadonlySet<string>;
}

const known = new WeakMap<readonly string[], Forms>();

function formsOf(secrets: readonly string[]): Forms {
  const found = known.get(secrets);
  if (found) return found;
  const spelt = [...new Set(secrets.flatMap((secret) => [...unescaped(secret), ...encodings(secret)]))];
  const long = spelt.map((form) => form.replace(BLANKS, "")).filter((form) => form.length >= LONG);
  const forms = { spelt, long, parts: new Set(secrets.flatMap(partsOf)) };
  known.set(secrets, forms);
  return forms;
}

/**
 * A secret with the escapes that it contains replaced, as often as in a text. Where `50%20off\\` is quoted in JSON, no step of the text's
 * own replacements gives the secret itself: its own escape is replaced in the same step as that of the quotation.
 */
function unescaped(secret: string): string[] {
  const forms = [secret];
  let seen: Decoded | undefined = asItIs(secret);
  for (let depth = 0; depth < DEPTH && seen !== undefined; depth++) {
    seen = decoded(seen);
    if (seen !== undefined && seen.text.trim().length >= SHORTEST_UNESCAPED) forms.push(seen.text);
  }
  return forms;
}

/** Shorter ones would occur in other texts. */
const SHORTEST_UNESCAPED = 4;

/** Length of a secret that is searched in a text without its blanks. */
const LONG = 12;

/** Shorter forms would occur in other texts. */
const SHORTEST_ENCODED = 8;

/** A secret as Base64, at each of the three places where it can begin inside a longer value, and as hexadecimal digits. */
function encodings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString("hex");
  const base64 = [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    // Only characters that no neighbour influences.
    const own = whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return [own, own.replaceAll("+", "-").replaceAll("/", "_")];
  });
  const form = encodeURIComponent(bytes.toString());
  const lower = form.replace(/%../g, (found) => found.toLowerCase());
  const inUrl = [form, lower, form.replaceAll("%20", "+")].filter((text) => text !== secret);
  return [...[...base64, hex, hex.toUpperCase()].filter((text) => text.length >= SHORTEST_ENCODED), ...inUrl];
}

/** A run of characters as in a key, long enough to be one. */
const KEY = /[A-Za-z0-9+/=]{16,}/g;

/** Length of the parts of a key that are looked for. */
const PART = 8;

/** The parts of a secret's keys that no other text contains by chance: with letters and digits. */
const partsOf = (secret: string): string[] =>
  (secret.match(KEY) ?? []).flatMap((key) =>
    Array.from({ length: key.length - PART + 1 }, (_, at) => key.slice(at, at + PART)).filter(isMixed),
  );

const isMixed = (part: string) => /\d\D*\d/.test(part) && /[a-z][^a-z]*[a-z]/i.test(part);

function spansIn(seen: Decoded, forms: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (const form of forms)
    for (let at = seen.text.indexOf(form); at >= 0; at = seen.text.indexOf(form, at + form.length))
      spans.push(original(seen, at, at + form.length));
  return spans;
}

function partsIn(seen: Decoded, parts: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  if (parts.size === 0) return spans;
  for (let at = 0; at + PART <= seen.text.length; at++)
    if (parts.has(seen.text.slice(at, at + PART))) spans.push(original(seen, at, at + PART));
  return spans;
}

const original = ({ starts, ends }: Decoded, start: number, end: number): Span => ({
  start: starts?.[start] ?? start,
  end: ends?.[end - 1] ?? end,
});

/** An escape of URLs, JSON and HTML, or characters that nobody sees. */
const ESCAPE =
  /%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[\\/"'bfnrt]|&#x[0-9a-f]{1,6};|&#\d{1,7};|&(?:amp|lt|gt|quot|apos);|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/giu;

const NAMED: ReadonlyMap<string, string> = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&apos;", "'"],
  ["\\b", "\b"],
  ["\\f", "\f"],
  ["\\n", "\n"],
  ["\\r", "\r"],
  ["\\t", "\t"],
]);

/** The character that an escape stands for; nothing for one that nobody sees. */
function meaning(found: string): string {
  if (!/^[%\\&]/.test(found)) return "";
  const named = NAMED.get(found.toLowerCase());
  if (named !== undefined) return named;
  const hex = /^(?:%|\\u|\\x|&#x)([0-9a-f]+)/i.exec(found)?.[1];
  const decimal = /^&#(\d+)/.exec(found)?.[1];
  if (hex === undefined && decimal === undefined) return found.charAt(1);
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

/** The text with each escape replaced once; `undefined` if it has none. */
const decoded = (seen: Decoded): Decoded | undefined => replaced(seen, ESCAPE, meaning);

const BLANKS = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

const without = (seen: Decoded, what: RegExp): Decoded | undefined => replaced(seen, what, () => "");

function replaced(seen: Decoded, what: RegExp, by: (found: string) => string): Decoded | undefined {
  const matches = [...seen.text.matchAll(what)];
  if (matches.length === 0) return undefined;
  const texts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (text: string, from: (index: number) => Span) => {
    texts.push(text);
    for (let index = 0; index < text.length; index++) {
      const { start, end } = from(index);
      starts.push(start);
      ends.push(end);
    }
  };
  let at = 0;
  const plain = (end: number) => {
    const begin = at;
    add(seen.text.slice(begin, end), (index) => original(seen, begin + index, begin + index + 1));
  };
  for (const { 0: found, index } of matches) {
    plain(index);
    at = index + found.length;
    const whole = original(seen, index, at);
    add(by(found), () => whole);
  }
  plain(seen.text.length);
  return { text: texts.join(""), starts, ends };
}

/** Spans in order, those that touch or overlap as one. */
function merged(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last !== undefined && span.start <= last.end)
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else all.push(span);
  }
  return all;
}
