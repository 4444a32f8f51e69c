import { imageRegistryCredential } from "../../../lifecycle/containers/container";
import { failure } from "../../../lifecycle/containers/rules";
import { setOf } from "../../../lifecycle/schema";
import type { CheckFailure } from "../../../lifecycle/spec";

/** Credentials for registries. */
export const credentials = setOf(imageRegistryCredential).optional();

/** Refuses addresses with a scheme (page of the image caches). */
export function credentialFailures(given: readonly { readonly server: string }[] = []): CheckFailure[] {
  return given.flatMap(({ server }, index) =>
    /^https?:\/\//.test(server)
      ? [failure(["imageRegistryCredentials", index, "server"], "must be a host, without http:// or https://")]
      : [],
  );
}
