import { baidu } from "./baidu";
import { type ConfiguredKeys, configured, FIRST_ACCOUNT, issueCredential } from "./credentials";
import { ctyun } from "./ctyun";
import type { Cloud } from "./declaration";
import type { State } from "./state";
import { tencent } from "./tencent";
import type { Kind } from "./world";

const all = [tencent, baidu, ctyun] as const;

/** Every cloud. A new cloud is a folder and a line here. */
export const clouds: readonly Cloud[] = all;

/** Key pairs, named as in the provider's configuration, by cloud. */
export type ConfiguredCredentials = {
  readonly [C in (typeof all)[number] as C["name"]]: ConfiguredKeys<C["keys"]>;
};

export const cloudNames: readonly string[] = all.map(({ name }) => name);

/** Every service of every cloud, by name. */
export const services: readonly (readonly [name: string, service: Cloud["services"][string]])[] = clouds.flatMap(
  (cloud) => Object.entries(cloud.services),
);

/** Every kind of resource. The inventory, changes made outside of Pulumi, and life cycles use this list. */
export const kinds: readonly Kind[] = services.flatMap(([, service]) => service.kinds);

/** Makes the pairs for the ready line, one for each cloud, if they do not exist yet. */
export function ensureCredentials(state: State): ConfiguredCredentials {
  const pairs = clouds.map(({ name, keys }) => {
    const first = Object.values(state.credentials).find(({ cloud, token }) => cloud === name && token === undefined);
    return [name, configured(keys, first ?? issueCredential(state, keys, FIRST_ACCOUNT))];
  });
  return Object.fromEntries(pairs);
}
