/** The marker of the page after this one. */
export const nextOf = ({ isTruncated, nextMarker }: { isTruncated: boolean; nextMarker?: string }) =>
  isTruncated ? nextMarker : undefined;
