import { baidu } from "./baidu";
import { ctyun } from "./ctyun";
import type { ProviderFunction } from "./lifecycle/functions/spec";
import type { Resource } from "./lifecycle/spec";
import { tencent } from "./tencent";
import type { Loaders, Service } from "./transport/cloud";
import { once } from "./transport/memoize";

/** Every cloud, by the name of its settings under `container-clouds`. A new cloud is a folder and a line here. */
export const clouds = { tencent, baidu, ctyun };

/** The name of a cloud, of its settings and of its folder. */
export type CloudName = keyof typeof clouds;

/** The clients of each cloud. */
export type Clients = { [C in CloudName]: ReturnType<(typeof clouds)[C]["clients"]> };

/** The name of a service, and of the module of its resources. */
export type ServiceName = { [C in CloudName]: keyof (typeof clouds)[C]["services"] }[CloudName];

export const cloudNames = Object.keys(clouds) as CloudName[];

interface KnownService extends Service<Resource, ProviderFunction> {
  cloud: CloudName;
}

/** Every service, by name. */
export const services = Object.fromEntries(
  cloudNames.flatMap((cloud) =>
    Object.entries<Service>(clouds[cloud].services).map(([name, service]) => [name, { ...service, cloud }]),
  ),
) as Record<ServiceName, KnownService>;

export const serviceNames = Object.keys(services) as ServiceName[];

/** The service of a type or token: `tke` for `tke:Cluster`. */
export const serviceOf = (type: string) => type.slice(0, type.indexOf(":")) as ServiceName;

/** The cloud of a type or token: `tencent` for `tke:Cluster`. */
export const cloudOf = (type: string): CloudName => services[serviceOf(type)].cloud;

/** Members of all services as `service:Name`, each loaded on first use. */
const allOf = <Member>(members: (service: KnownService) => Loaders<Member>) =>
  new Map(
    serviceNames.flatMap((name) =>
      // Loaded once, because each operation asks again, and an import from Node's cache still costs a tenth of an operation.
      Object.entries(members(services[name])).map(([member, load]) => [`${name}:${member}`, once(load)] as const),
    ),
  );

const resources = allOf(({ resources }) => resources);
const functions = allOf(({ functions }) => functions);

/** The resource types of this provider, `module:Name`; parents come before their children. */
export const resourceTypes: readonly string[] = [...resources.keys()];

/** The functions of this provider, `module:getName`. */
export const functionTokens: readonly string[] = [...functions.keys()];

/**
 * The declaration of a resource.
 * @param type `module:Name`
 * @throws Error if there is none, because the program's package is newer than the installed provider
 */
export const resourceOf = (type: string): Promise<Resource> => load(resources, "resource", type);

/**
 * The declaration of a function.
 * @param token `module:getName`
 * @throws Error if there is none, because the program's package is newer than the installed provider
 */
export const functionOf = (token: string): Promise<ProviderFunction> => load(functions, "function", token);

async function load<Member>(members: ReadonlyMap<string, () => Promise<Member>>, kind: string, name: string) {
  const member = members.get(name);
  if (member) return member();
  throw new Error(`pulumi-container-clouds has no ${kind} ${name}; install a version that has it`);
}
