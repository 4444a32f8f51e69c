import { lookUp } from "../words/look-up";
import type { Described, EnvironmentSoFar } from "./environment-parts";
import { ContainerGroup as BciContainerGroup } from "./generated/bci/container-group";
import { ImageCache as BciImageCache } from "./generated/bci/image-cache";
import { Service } from "./generated/bec/service";
import { ContainerGroup as EciContainerGroup } from "./generated/eci/container-group";
import { DataCache } from "./generated/eci/data-cache";
import { ImageCache as EciImageCache } from "./generated/eci/image-cache";
import type {
  ContainerEnvironmentArgs,
  EnvironmentBci,
  EnvironmentEci,
  EnvironmentRegistry,
} from "./generated/environment-args";
import { environmentParts } from "./generated/environment-args";
import { Namespace } from "./generated/tcr/namespace";
import { Repository } from "./generated/tcr/repository";
import { AsGroup } from "./generated/tke/as-group";
import { Cluster } from "./generated/tke/cluster";
import { ClusterEndpoint } from "./generated/tke/cluster-endpoint";
import { NodePool } from "./generated/tke/node-pool";
import { withoutNulls } from "./not-set";
import * as pulumi from "./pulumi";

const OF_THE_CLUSTER = ["endpoints", "nodePools", "asGroups"] as const;

/**
 * A whole environment from one description: a cluster with its endpoints, node pools and scaling groups, a registry with
 * repositories, image caches, container groups and edge services. Names and tags come from the environment's name, and
 * each part waits for those it needs, so that the same description gives the same environment in any account.
 *
 * @example
 * ```typescript
 * import * as clouds from "pulumi-container-clouds";
 *
 * const shop = new clouds.ContainerEnvironment("shop", {
 *   cluster: { vpcId: "vpc-12345678", clusterCidr: "172.16.0.0/16" },
 *   nodePools: { batch: { subnetIds: ["subnet-a"], securityGroupIds: ["sg-a"] } },
 *   registry: { repositories: { api: { description: "API server" } } },
 *   bci: {
 *     containerGroups: {
 *       proxy: (environment) => ({
 *         subnetIds: ["sbn-a"],
 *         securityGroupIds: ["g-a"],
 *         containers: [{ name: "nginx", image: environment.image("api", "1.0") }],
 *       }),
 *     },
 *   },
 * });
 * ```
 */
export class ContainerEnvironment extends pulumi.ComponentResource implements EnvironmentSoFar {
  /** Prefix of the names in the clouds. */
  readonly environment: string;
  /** The cluster, if the environment has one. */
  readonly cluster?: Cluster;
  /** ID of the cluster, if the environment has one. */
  readonly clusterId: pulumi.Output<string | undefined>;
  /** The cluster's endpoints, by the access they give. */
  readonly endpoints: { internal?: ClusterEndpoint; external?: ClusterEndpoint } = {};
  /** A kubeconfig of the external endpoint, else of the internal one. Secret. */
  readonly kubeconfig: pulumi.Output<string | undefined>;
  readonly nodePools: Record<string, NodePool>;
  readonly asGroups: Record<string, AsGroup>;
  /** The registry's namespace, if the environment has one. */
  readonly namespace?: Namespace;
  readonly repositories: Record<string, Repository> = {};
  readonly bci: { imageCaches: Record<string, BciImageCache>; containerGroups: Record<string, BciContainerGroup> };
  readonly edgeServices: Record<string, Service>;
  readonly eci: {
    imageCaches: Record<string, EciImageCache>;
    dataCaches: Record<string, DataCache>;
    containerGroups: Record<string, EciContainerGroup>;
  };
  /** Address of each repository, by key: what images are pushed to and pulled from, without the tag. */
  readonly repositoryUrls: pulumi.Output<Record<string, string>>;

  /** What the component returns, also to programs in other languages. */
  readonly outputs: Record<"clusterId" | "kubeconfig" | "repositoryUrls", pulumi.Output<unknown>>;

  private readonly component: string;
  private readonly tags: Record<string, pulumi.Input<string>>;

  /**
   * @param name name of the component in the program.
   * @param parts what it is made of.
   */
  constructor(name: string, parts: ContainerEnvironmentArgs, opts: pulumi.ComponentResourceOptions = {}) {
    super("container-clouds:index:ContainerEnvironment", name, {}, opts);
    const args = withoutNulls(parts);
    refuse(name, args);
    this.component = name;
    this.environment = args.name ?? name;
    this.tags = { environment: this.environment, ...args.tags };

    const { cluster } = args;
    if (cluster) {
      this.cluster = new Cluster(
        name,
        { ...this.filled("", cluster), name: cluster.name ?? this.environment },
        this.child(),
      );
    }
    const { endpoints = {} } = args;
    for (const access of ["internal", "external"] as const) {
      const given = endpoints[access];
      if (given) this.endpoints[access] = this.endpoint(access, given);
    }
    const open = this.endpoints.external ?? this.endpoints.internal;
    this.kubeconfig = pulumi.secret(open ? open.kubeconfig : undefined);
    const clusterId = this.cluster ? this.cluster.id : "";
    const vpcId = this.cluster ? this.cluster.vpcId : "";
    this.nodePools = each(args.nodePools, (key, part) => {
      return new NodePool(this.label(key), { name: this.named(key), ...part, clusterId }, this.child());
    });
    this.asGroups = each(args.asGroups, (key, part) => {
      return new AsGroup(this.label(key), { name: this.named(key), ...part, clusterId, vpcId }, this.child());
    });
    if (args.registry) this.namespace = this.registry(args.registry);
    this.bci = this.makeBci(args.bci ?? {});
    this.edgeServices = each(args.edgeServices, (key, part) => {
      return new Service(this.label(key), this.filled(key, part), this.child());
    });
    this.eci = this.makeEci(args.eci ?? {});
    this.clusterId = pulumi.output(this.cluster?.id);
    this.repositoryUrls = pulumi.output(each(this.repositories, (_, { url }) => url));
    const { kubeconfig, repositoryUrls } = this;
    this.outputs = { clusterId: this.clusterId, kubeconfig, repositoryUrls };
    this.registerOutputs(this.outputs);
  }

  /**
   * An image of one of the environment's repositories, for containers.
   * @param repository key of the repository.
   * @throws RunError when the environment has no such repository.
   */
  image(repository: string, tag: string): pulumi.Output<string> {
    const found = lookUp(this.repositories, repository);
    if (!found) {
      const keys = Object.keys(this.repositories).join(", ") || "none";
      throw new pulumi.RunError(
        `ContainerEnvironment "${this.component}": there is no repository "${repository}"; it has ${keys}`,
      );
    }
    return pulumi.interpolate`${found.url}:${tag}`;
  }

  private endpoint(access: "internal" | "external", given: object): ClusterEndpoint {
    const clusterId = this.cluster ? this.cluster.id : "";
    return new ClusterEndpoint(this.label(access), { ...given, access, clusterId }, this.child());
  }

  private registry({ namespace, repositories }: EnvironmentRegistry): Namespace {
    const made = new Namespace(this.component, { name: namespace ?? this.environment }, this.child());
    for (const [key, part] of Object.entries(repositories ?? {})) {
      const args = { name: key, ...part, namespace: made.name };
      this.repositories[key] = new Repository(this.label(key), args, this.child());
    }
    return made;
  }

  private makeBci({ imageCaches, containerGroups }: EnvironmentBci): ContainerEnvironment["bci"] {
    const caches = each(imageCaches, (key, part) => {
      return new BciImageCache(this.label(`bci-${key}`), { name: this.named(key), ...part }, this.child());
    });
    const after = this.child(Object.values(caches));
    const groups = each(containerGroups, (key, part) => {
      return new BciContainerGroup(this.label(`bci-${key}`), this.filled(key, part), after);
    });
    return { imageCaches: caches, containerGroups: groups };
  }

  private makeEci({ imageCaches, dataCaches, containerGroups }: EnvironmentEci): ContainerEnvironment["eci"] {
    const caches = each(imageCaches, (key, part) => {
      return new EciImageCache(this.label(`eci-${key}`), this.filled(key, part), this.child());
    });
    const data = each(dataCaches, (key, part) => {
      return new DataCache(this.label(`eci-data-${key}`), this.filled(key, part), this.child());
    });
    const after = this.child([...Object.values(caches), ...Object.values(data)]);
    const groups = each(containerGroups, (key, part) => {
      const { imageCache, ...given } = this.filled(key, part);
      const cache = imageCache === undefined ? undefined : lookUp(caches, imageCache);
      if (imageCache !== undefined && !cache) {
        throw new pulumi.RunError(
          `ContainerEnvironment "${this.component}": eci.containerGroups.${key}.imageCache: there is no image cache "${imageCache}" in eci.imageCaches`,
        );
      }
      const args = cache ? { ...given, imageCacheId: cache.id } : given;
      return new EciContainerGroup(this.label(`eci-${key}`), args, after);
    });
    return { imageCaches: caches, dataCaches: data, containerGroups: groups };
  }

  /** Name of a part in the program. */
  private label(key: string): string {
    return `${this.component}-${key}`;
  }

  /** Name of a part in its cloud. */
  private named(key: string): string {
    return `${this.environment}-${key}`;
  }

  /** A part's inputs with its name and tags. */
  private filled<A extends { tags?: pulumi.Input<Record<string, pulumi.Input<string>>> }>(
    key: string,
    part: Described<A>,
  ) {
    const given = typeof part === "function" ? withoutNulls(part(this)) : part;
    const tags = pulumi.all([this.tags, given.tags]).apply(([all, own]) => ({ ...all, ...own }));
    return { name: this.named(key), ...given, tags };
  }

  private child(dependsOn: pulumi.Resource[] = []): pulumi.CustomResourceOptions {
    return { parent: this, dependsOn };
  }
}

function each<A, R>(described: Record<string, A> | undefined, make: (key: string, part: A) => R): Record<string, R> {
  const made: Record<string, R> = {};
  for (const [key, part] of Object.entries(described ?? {})) made[key] = make(key, part);
  return made;
}

/** @throws RunError for parts that do not exist, and for parts of a cluster in an environment without one. */
function refuse(name: string, args: ContainerEnvironmentArgs): void {
  const unknown = Object.keys(args).filter((part) => !environmentParts.includes(part));
  const homeless = args.cluster ? [] : OF_THE_CLUSTER.filter((part) => args[part] !== undefined);
  const problems = [
    ...unknown.map((part) => `${part}: there is no such part; there are ${environmentParts.join(", ")}`),
    ...homeless.map((part) => `${part}: needs a cluster; add cluster`),
  ];
  if (problems.length > 0)
    throw new pulumi.RunError(problems.map((one) => `ContainerEnvironment "${name}": ${one}`).join("\n"));
}
