import type { TencentContract } from "../contract/tencent";
import type { Call, Handler } from "./call";

type Input = Readonly<Record<string, unknown>>;

/** A call of the public cloud in the words of the manual. */
interface Translation {
  /** The call's name in the manual. */
  action?: string;
  input?(input: Input, region: string): Input;
}

const without = (input: Input, name: string): Input =>
  Object.fromEntries(Object.entries(input).filter(([key]) => key !== name));

const renamed = (input: Input, there: string, here: string): Input =>
  input[there] === undefined ? input : { ...without(input, there), [here]: input[there] };

/** The calls that read differently there. */
const translations: Readonly<Record<string, Translation>> = {
  CreateCluster: { input: manualCluster },
  DescribeClusterEndpoints: { action: "DescribeClusterEndpoint" },
  DescribeClusterKubeconfig: {
    input: (input) => ({
      ...without(input, "IsExtranet"),
      // The models' default is private access.
      Type: input.IsExtranet === true ? "INTERNETLB" : "INNERLB",
    }),
  },
  DescribeClusterLevelAttribute: { input: (input) => renamed(input, "ClusterID", "ClusterId") },
  EnableClusterAudit: {
    input: (input, region) => renamed({ TopicRegion: region, ...input }, "TopicRegion", "RegionId"),
  },
};

/** The handlers of the manual's calls under the names and with the parameters of the public cloud. */
export function publicHandlers(
  contract: TencentContract,
  handlers: Readonly<Record<string, Handler>>,
): Record<string, Handler> {
  return Object.fromEntries(
    [...contract.actions.keys()].map((name): [string, Handler] => {
      const { action = name, input } = translations[name] ?? {};
      const handler = handlers[action];
      if (handler === undefined) throw new Error(`no handler plays ${name} of the public cloud`);
      if (input === undefined) return [name, handler];
      return [name, (call: Call<never>) => handler({ ...call, input: input(call.input, call.region) } as never)];
    }),
  );
}

/** Dual stack is a string in the manual, and two settings of machines are JSON in a string. */
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
