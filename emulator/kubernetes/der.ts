/** A value of ASN.1 in DER: its tag, its length, its content. */
function value(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const { length } = body;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

export const sequence = (...items: readonly Buffer[]) => value(0x30, ...items);
export const set = (...items: readonly Buffer[]) => value(0x31, ...items);
/** @param hex the content of the object identifier */
export const objectId = (hex: string) => value(0x06, Buffer.from(hex, "hex"));
/** A positive integer; its first bit must not be set. */
export const integer = (bytes: Buffer) => value(0x02, bytes);
export const octets = (bytes: Buffer) => value(0x04, bytes);
/** @param unused number of unused bits at the end */
export const bits = (bytes: Buffer, unused = 0) => value(0x03, Buffer.from([unused]), bytes);
export const text = (content: string) => value(0x0c, Buffer.from(content));
/** @param content for example `20991231235959Z` */
export const time = (content: string) =>
  // RFC 5280, section 4.1.2.5: years before 2050 have two digits.
  content < "2050" ? value(0x17, Buffer.from(content.slice(2))) : value(0x18, Buffer.from(content));
export const yes = value(0x01, Buffer.from([0xff]));
/** A value with a context tag that contains other values. */
export const tagged = (number: number, ...content: readonly Buffer[]) => value(0xa0 + number, ...content);
/** A value with a context tag that contains bytes. */
export const taggedBytes = (number: number, bytes: Buffer) => value(0x80 + number, bytes);
