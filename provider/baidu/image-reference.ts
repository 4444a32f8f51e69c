/** An image's address and its tag, which Baidu's APIs want apart. */
export interface ImageParts {
  address: string;
  version: string;
}

/** What both APIs can express: no blanks, no digest. */
export const TAGGED_IMAGE = /^[^\s@]+$/;

/** Takes a reference apart; without a tag it is "latest". */
export function splitImage(reference: string): ImageParts {
  const colon = reference.lastIndexOf(":");
  const tagged = colon > reference.lastIndexOf("/");
  return {
    address: tagged ? reference.slice(0, colon) : reference,
    version: tagged ? reference.slice(colon + 1) : "latest",
  };
}

export const joinImage = ({ address, version }: ImageParts) => `${address}:${version}`;
