/** No registry has an image whose name contains this text: groups and caches with it fail. */
const MISSING = "does-not-exist";

/** Index of the first image that cannot be pulled; -1 if all can. */
export function missingImage(images: readonly string[]): number {
  return images.findIndex((image) => image.includes(MISSING));
}

/** The reason of the failure, as a container runtime words it. */
export function pullFailure(image: string | undefined): string {
  return `failed to pull image "${image}": not found`;
}
