const k8s = require("@pulumi/kubernetes");
const pulumi = require("@pulumi/pulumi");
const { tke } = require("pulumi-container-clouds");

const config = new pulumi.Config();
const vpcId = config.require("vpcId");
const subnetId = config.require("subnetId");

// Without a version the cloud makes 1.10.5; @pulumi/kubernetes needs 1.13 or newer.
const version = "1.24.4";
const name = `shop-${pulumi.getStack()}`;
const cluster = new tke.Cluster("shop", { name, version, vpcId, clusterCidr: "10.64.0.0/14" });

// Virtual nodes: pods run without machines of one's own.
const pool = new tke.NodePool("pods", {
  clusterId: cluster.id,
  name: "pods",
  subnetIds: [subnetId],
  securityGroupIds: [config.require("securityGroupId")],
});
const node = new tke.VirtualNode("pods", { clusterId: cluster.id, nodePoolId: pool.nodePoolId, subnetId });

const endpoint = new tke.ClusterEndpoint("shop", { clusterId: cluster.id, access: "external" });

// The kubeconfig is secret, and so is all that is made of it.
const provider = new k8s.Provider("shop", { kubeconfig: endpoint.kubeconfig });
const inCluster = { provider, dependsOn: node };

const namespace = new k8s.core.v1.Namespace("shop", { metadata: { name: "shop" } }, inCluster);
const metadata = { name: "web", namespace: namespace.metadata.name };
const labels = { app: "web" };

const deployment = new k8s.apps.v1.Deployment(
  "web",
  {
    metadata,
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: "web", image: "nginx:1.27", ports: [{ containerPort: 80 }] }] },
      },
    },
  },
  inCluster,
);

const service = new k8s.core.v1.Service(
  "web",
  { metadata, spec: { type: "LoadBalancer", selector: labels, ports: [{ port: 80 }] } },
  { ...inCluster, dependsOn: deployment },
);

exports.address = service.status.apply((status) => status.loadBalancer.ingress[0].ip);
