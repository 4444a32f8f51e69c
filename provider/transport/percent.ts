const plain = /^[A-Za-z0-9\-._~]*$/;
const plainPath = /^[A-Za-z0-9\-._~/]*$/;
const leftByEncodeURIComponent = /[!'()*]/g;

/**
 * Percent-encodes by RFC 3986, as all three clouds require: letters, digits and `-._~` stay; every other byte of the UTF-8 form becomes
 * `%XX` in capitals, a space `%20`. Lone surrogates become the replacement character.
 */
export function percentEncode(text: string): string {
  if (plain.test(text)) return text;
  return encodeURIComponent(text.toWellFormed()).replace(
    leftByEncodeURIComponent,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Percent-encodes each segment of a path. Slashes stay, and nothing is normalised. */
export function percentEncodePath(path: string): string {
  if (plainPath.test(path)) return path;
  return path.split("/").map(percentEncode).join("/");
}
