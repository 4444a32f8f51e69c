// Any Node version can parse this file, like provider/plugin/main.ts.
import type * as pulumi from "@pulumi/pulumi";
import type { Components } from "../provider/plugin/components";
import { main } from "../provider/plugin/main";
import type { ContainerEnvironmentArgs } from "../sdk";

const components: Components = {
  "container-clouds:index:ContainerEnvironment": async () => {
    const { ContainerEnvironment } = await import("../sdk/container-environment.js");
    return (name: string, inputs: pulumi.Inputs, opts: pulumi.ComponentResourceOptions) =>
      new ContainerEnvironment(name, inputs as ContainerEnvironmentArgs, opts);
  },
};

/**
 * The whole plugin: the provider's resources and the SDK's components. Pulumi's Node host requires the package's folder, which leads here,
 * and calls the exported function.
 * @param args the engine's arguments: its address, `host:port`
 */
export = (args?: readonly string[]) => main(components, args);
