import { onlyKnown } from "../contract/check";
import type { Shape } from "../contract/shape";
import type { TencentContract } from "../contract/tencent";
import type { Call, Handler } from "./call";
import { requirePlayed } from "./public-parameters";

type Input = Readonly<Record<string, unknown>>;

/** A call of the public cloud as one of the manual's. */
interface Translation {
  /** The call's name in the manual. */
  action?: string;
  input?(input: Input, region: string): Input;
  /** Converts the manual's response. Fields that the public cloud's models do not have are removed from every response. */
  output?(answer: Input): Input;
}

const without = (input: Input, name: string): Input =>
  Object.fromEntries(Object.entries(input).filter(([key]) => key !== name));

const renamed = (input: Input, there: string, here: string): Input =>
  input[there] === undefined ? input : { ...without(input, there), [here]: input[there] };

/** The calls that differ there. */
const translations: Readonly<Record<string, Translation>> = {
  CreateCluster: { input: manualCluster },
  CreateClusterVirtualNode: {
    output: ({ InstanceIds }) => ({ NodeName: (InstanceIds as readonly string[])[0] }),
  },
  CreateClusterVirtualNodePool: {
    input: (input) => ({ SubnetIds: [], Labels: [], Taints: [], ...input }),
  },
  DescribeClusterEndpoints: { action: "DescribeClusterEndpoint" },
  DescribeClusterKubeconfig: {
    input: (input) => ({
      ...without(input, "IsExtranet"),
      // In the models, the default is private access.
      Type: input.IsExtranet === true ? "INTERNETLB" : "INNERLB",
    }),
  },
  DescribeClusters: { output: publicClusters },
  DescribeClusterLevelAttribute: { input: (input) => renamed(input, "ClusterID", "ClusterId") },
  EnableClusterAudit: {
    input: (input, region) => renamed({ TopicRegion: region, ...input }, "TopicRegion", "RegionId"),
  },
};

/** The handlers of the manual's calls, with the public cloud's names and parameters. */
export function publicHandlers(
  contract: TencentContract,
  handlers: Readonly<Record<string, Handler>>,
): Record<string, Handler> {
  return Object.fromEntries(
    [...contract.actions.keys()].map((name): [string, Handler] => {
      const { action = name, input = same, output = same } = translations[name] ?? {};
      const handler = handlers[action];
      if (handler === undefined) throw new Error(`no handler plays ${name} of the public cloud`);
      const { output: shape = { kind: "anything" } as const, input: fields = [] } = contract.actions.get(name) ?? {};
      const play = (call: Call<never>) => {
        requirePlayed(name, fields, call.input);
        const answer = handler({ ...call, input: input(call.input, call.region) } as never);
        return withNulls(shape, onlyKnown(shape, output(answer as Input))) as object;
      };
      return [name, play];
    }),
  );
}

const same = (value: Input): Input => value;

/** Replaces empty lists by null where the models allow it, because clients must be able to read both. */
function withNulls(shape: Shape, value: unknown): unknown {
  if (shape.kind === "list" && Array.isArray(value)) return value.map((item) => withNulls(shape.of, item));
  if (shape.kind !== "object" || typeof value !== "object" || value === null) return value;
  const given = value as Input;
  const nulls = shape
    .fields()
    .filter(({ name }) => name in given)
    .map(({ name, shape: of, nullable }) => {
      const item = given[name];
      return [name, nullable && Array.isArray(item) && item.length === 0 ? null : withNulls(of, item)];
    });
  return { ...given, ...Object.fromEntries(nulls) };
}

interface Network extends Input {
  readonly SubnetIds: readonly string[];
}

/** A cluster's subnets have another name there, and dual stack is a setting of its network. */
function publicClusters({ Clusters, ...rest }: Input): Input {
  const rows = Clusters as readonly { IsDualStack: string; ClusterNetworkSettings: Network }[];
  const Translated = rows.map(({ IsDualStack, ClusterNetworkSettings: { SubnetIds, ...network }, ...row }) => ({
    ...row,
    ClusterNetworkSettings: { ...network, Subnets: SubnetIds, IsDualStack: IsDualStack === "true" },
  }));
  return { ...rest, Clusters: Translated };
}

/** In the manual, dual stack is a string, and two settings of machines are JSON in a string. */
function manualCluster(input: Input): Input {
  const settings = input.ClusterAdvancedSettings as { IsDualStack?: boolean } | undefined;
  const existing = input.ExistedInstancesForNode as { ExistedInstancesPara?: Input }[] | undefined;
  return {
    ...input,
    ...(settings?.IsDualStack === undefined
      ? {}
      : { ClusterAdvancedSettings: { ...settings, IsDualStack: String(settings.IsDualStack) } }),
    ...(existing && {
      ExistedInstancesForNode: existing.map((kind) => ({
        ...kind,
        ExistedInstancesPara: written(kind.ExistedInstancesPara ?? {}),
      })),
    }),
  };
}

const written = (fields: Input): Input => ({
  ...fields,
  ...Object.fromEntries(
    ["EnhancedService", "LoginSettings"]
      .filter((name) => fields[name] !== undefined)
      .map((name) => [name, JSON.stringify(fields[name])]),
  ),
});
