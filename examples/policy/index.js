const { PolicyPack, validateResourceOfType } = require("@pulumi/policy");
const clouds = require("pulumi-container-clouds");

/** Registries that images may come from, where the pack's configuration names none. */
const REGISTRIES = ["ccr.ccs.tencentyun.com"];

/** Stacks whose clusters must be protected. */
const PRODUCTION = /prod/;

const stackOf = (urn) => urn.split("::")[0].split(":").at(-1);

/** Registry of an image: Docker Hub's where the first part names no host. */
function registryOf(image) {
  const [first, ...rest] = image.split("/");
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  return isHost ? first : "docker.io";
}

/** Refuses containers whose images come from elsewhere. */
const fromAllowedRegistries = ({ containers = [], initContainers = [] }, args, reportViolation) => {
  const { registries = REGISTRIES } = args.getConfig();
  for (const { name, image } of [...initContainers, ...containers]) {
    const registry = registryOf(image ?? "");
    if (!registries.includes(registry)) {
      reportViolation(`container "${name}": ${registry} is not an allowed registry (${registries.join(", ")}).`);
    }
  }
};

new PolicyPack("container-clouds", {
  enforcementLevel: "mandatory",
  policies: [
    {
      name: "no-public-endpoint",
      description: "API servers of clusters are not on the internet.",
      validateResource: validateResourceOfType(clouds.tke.ClusterEndpoint, ({ access }, _args, reportViolation) => {
        if (access === "external") reportViolation("The endpoint is on the internet; use access: internal.");
      }),
    },
    {
      name: "protected-production-clusters",
      description: "Clusters of production stacks cannot be deleted or replaced by mistake.",
      validateResource: validateResourceOfType(clouds.tke.Cluster, ({ deletionProtection }, args, reportViolation) => {
        if (PRODUCTION.test(stackOf(args.urn)) && deletionProtection !== true)
          reportViolation("Set deletionProtection on clusters of production stacks.");
      }),
    },
    {
      name: "allowed-registries",
      description: "Images come from the registries of this list.",
      configSchema: {
        properties: {
          registries: { type: "array", items: { type: "string" }, default: REGISTRIES },
        },
      },
      validateResource: [clouds.bci.ContainerGroup, clouds.eci.ContainerGroup, clouds.bec.Service].map((kind) =>
        validateResourceOfType(kind, fromAllowedRegistries),
      ),
    },
  ],
});
