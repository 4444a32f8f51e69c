/** An image's address and tag, which Baidu's APIs take separately. */
export interface ImageParts {
  address: string;
  version: string;
}

/** What both APIs can express: no spaces, no digest. */
export const TAGGED_IMAGE = /^[^\s@]+$/;

/** Splits a reference; the default tag is "latest". */
export function splitImage(reference: string): ImageParts {
  const colon = reference.lastIndexOf(":");
  const tagged = colon > reference.lastIndexOf("/");
  return {
    address: tagged ? reference.slice(0, colon) : reference,
    version: tagged ? reference.slice(colon + 1) : "latest",
  };
}

export const joinImage = ({ address, version }: ImageParts) => `${address}:${version}`;
