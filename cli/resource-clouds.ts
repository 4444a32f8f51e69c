import { settingsOf } from "../provider/plugin/config";
import { isDefaultProvider } from "../provider/plugin/explicit-provider";
import { type Clouds, connect } from "../provider/transport/connect";
import { once } from "../provider/transport/memoize";
import { findSettings, type SettingsSource } from "./settings";
import { exportStack, openSecrets, type StackState, type StateResource } from "./stack-state";

/** The clouds of a stack's resources. */
export interface ResourceClouds {
  /** Of the stack's configuration. */
  own: Clouds;
  /** Describes where the configuration comes from. */
  from: string;
  /** Of the provider that serves a resource: those of the configuration, unless the program made the provider. */
  of(resource: StateResource): Clouds;
  close(): Promise<void>;
}

/** Opens the clouds of a stack's resources. The keys of providers that the program made are only in the state, encrypted. */
export function openClouds(source: SettingsSource, { deployment }: StackState): ResourceClouds {
  const { settings, from } = findSettings(source);
  const own = connect(settings);
  const opened = new Map<string, Clouds>();
  const explicit = new Map(
    (deployment?.resources ?? []).filter(isExplicitProvider).map((provider) => [provider.urn, provider]),
  );
  const shown = once(() => exportStack(source, { showSecrets: true }).deployment?.resources ?? []);
  return {
    own,
    from,
    of({ provider = "" }) {
      const urn = provider.slice(0, provider.lastIndexOf("::"));
      if (!explicit.has(urn)) return own;
      const found = opened.get(urn);
      if (found) return found;
      const inputs = shown().find((one) => one.urn === urn)?.inputs;
      const clouds = connect(settingsOf(openSecrets(inputs ?? {}) as Record<string, unknown>));
      opened.set(urn, clouds);
      return clouds;
    },
    async close() {
      await Promise.all([own, ...opened.values()].map((clouds) => clouds.close()));
    },
  };
}

const isExplicitProvider = ({ type, urn }: StateResource): boolean =>
  type === "pulumi:providers:container-clouds" && !isDefaultProvider(urn.split("::").at(-1) ?? "");
