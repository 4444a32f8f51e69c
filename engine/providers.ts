import { randomUUID } from "node:crypto";
import type { Diff } from "./plan/steps";
import type {
  CheckRequest,
  CheckResult,
  CreateRequest,
  DeleteRequest,
  DiffRequest,
  Found,
  Provider,
  ReadRequest,
  UpdateRequest,
  Written,
} from "./provider";
import type { ResourceState } from "./types";
import { parseReference, providedPackage, typeOf } from "./urn";
import { equalMaps, equalValues, type PropertyMap } from "./values";

/** ID of a provider in a preview, which does not exist yet. */
export const UNKNOWN_ID = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Key of the engine's own data in a provider's inputs. */
const INTERNAL_KEY = "__internal";

const withoutInternal = ({ [INTERNAL_KEY]: _, ...inputs }: PropertyMap): PropertyMap => inputs;

/**
 * The providers of a run, and the provider of provider resources: check, create and update of such a resource load, configure and register
 * the provider that it represents.
 */
export class ProviderRegistry implements Omit<Provider, "checkConfig" | "diffConfig" | "configure"> {
  private readonly configured = new Map<string, Provider>();
  /** Providers that a check has loaded and that are not yet configured, by URN. */
  private readonly checked = new Map<string, Provider>();
  private readonly aliases = new Map<string, string>();

  constructor(private readonly load: (pkg: string) => Promise<Provider>) {}

  get(reference: string): Provider | undefined {
    return this.configured.get(reference);
  }

  /** A provider resource whose URN changed is registered under both. */
  alias(urn: string, old: string): void {
    this.aliases.set(urn, old);
  }

  private register(urn: string, id: string, provider: Provider): void {
    this.configured.set(`${urn}::${id}`, provider);
    const alias = this.aliases.get(urn);
    if (alias) this.configured.set(`${alias}::${id}`, provider);
  }

  /** Loads the provider of a reference from its state. Throws an Error if the state does not have it. */
  async ensure(reference: string | undefined, resources: readonly ResourceState[]): Promise<void> {
    if (!reference || this.get(reference)) return;
    const { urn, id } = parseReference(reference);
    const state = resources.find((resource) => resource.urn === urn && resource.id === id);
    if (!state) throw new Error(`could not find provider ${reference} in the state`);
    await this.keep(state, false);
  }

  /** Configures an unchanged provider. `fromCheck` uses the process that its check has started. */
  async keep(state: ResourceState, fromCheck: boolean): Promise<void> {
    const { urn, id, inputs } = state;
    if (!id || id === UNKNOWN_ID) throw new Error(`provider '${urn}' has an unknown ID`);
    if (this.get(`${urn}::${id}`)) return;
    const provider = (fromCheck && this.take(urn)) || (await this.load(providedPackage(typeOf(urn))));
    if (this.get(`${urn}::${id}`)) return provider.close();
    provider.configure(urn, id, withoutInternal(inputs));
    this.register(urn, id, provider);
  }

  private take(urn: string): Provider | undefined {
    const provider = this.checked.get(urn);
    this.checked.delete(urn);
    return provider;
  }

  async check({ urn, olds = {}, news }: CheckRequest): Promise<CheckResult> {
    const provider = await this.load(providedPackage(typeOf(urn)));
    const { inputs, failures } = await provider.checkConfig(urn, withoutInternal(olds), withoutInternal(news));
    if (failures.length > 0) {
      provider.close();
      return { inputs, failures };
    }
    this.take(urn)?.close();
    this.checked.set(urn, provider);
    if (news.version !== undefined) {
      if (inputs.version !== undefined && !equalValues(inputs.version, news.version)) {
        throw new Error(`provider "${urn}" attempted to change version from "${news.version}" to "${inputs.version}"`);
      }
      inputs.version = news.version;
    }
    if (news[INTERNAL_KEY] !== undefined) inputs[INTERNAL_KEY] = news[INTERNAL_KEY];
    return { inputs, failures };
  }

  async diff({ urn, id, oldInputs, oldOutputs, newInputs }: DiffRequest): Promise<Diff> {
    // A delete-before-replace may diff with a provider that the program has not registered yet.
    const provider = this.checked.get(urn) ?? this.get(`${urn}::${id}`);
    if (!provider) throw new Error(`provider '${urn}' was compared before it was checked`);
    const news = withoutInternal(newInputs);
    const diff = await provider.diffConfig(urn, withoutInternal(oldInputs), oldOutputs, news);
    if (diff.changes === "unknown") diff.changes = equalMaps(oldOutputs, news) ? "none" : "some";
    return diff;
  }

  async create({ urn, inputs, preview }: CreateRequest): Promise<Written> {
    const provider = this.take(urn) ?? (await this.load(providedPackage(typeOf(urn))));
    const id = preview ? UNKNOWN_ID : randomUUID();
    return this.configure(provider, urn, id, inputs);
  }

  async update({ urn, id, newInputs }: UpdateRequest): Promise<Written> {
    const provider = this.take(urn);
    if (!provider) throw new Error(`provider '${urn}' was updated before it was checked`);
    return this.configure(provider, urn, id, newInputs);
  }

  private configure(provider: Provider, urn: string, id: string, inputs: PropertyMap): Written {
    const configuration = withoutInternal(inputs);
    provider.configure(urn, id, configuration);
    this.register(urn, id, provider);
    return { id, outputs: { ...configuration } };
  }

  async delete({ urn, id }: DeleteRequest): Promise<void> {
    const provider = this.get(`${urn}::${id}`);
    this.configured.delete(`${urn}::${id}`);
    // An old URN of the same provider may still serve resources that will be deleted.
    if (provider && ![...this.configured.values()].includes(provider)) provider.close();
  }

  async read(request: ReadRequest): Promise<Found> {
    throw new Error(`provider resources may not be read: ${request.urn}`);
  }

  async invoke(token: string): Promise<CheckResult> {
    throw new Error(`the engine has no function ${token}`);
  }

  async cancel(): Promise<void> {}

  close(): void {}
}
