/** An image whose name holds this text is not in any registry: groups and caches with it fail. */
const MISSING = "does-not-exist";

/** Index of the first image that cannot be pulled, -1 when all can. */
export function missingImage(images: readonly string[]): number {
  return images.findIndex((image) => image.includes(MISSING));
}

/** Why it failed, in the words of a container runtime. */
export function pullFailure(image: string | undefined): string {
  return `failed to pull image "${image}": not found`;
}
