// Every kind of secret that the package knows, and some that only this program calls so. What is wrong is said by MISTAKE.
const pulumi = require("@pulumi/pulumi");
const clouds = require("pulumi-container-clouds");

const all = new pulumi.Config().requireSecretObject("secrets");
// Some come from the configuration, which engines hide in every message, and some from elsewhere.
const own = JSON.parse(process.env.OWN_SECRETS);
const secret = (name) => (name in own ? pulumi.secret(own[name]) : all.apply((secrets) => secrets[name]));
const mistake = (name, wrong) => (process.env.MISTAKE === name ? wrong : {});

const registry = { server: "registry.example", userName: "puller", password: secret("registry password") };
const env = [{ name: "TOKEN", value: secret("env value") }];

const cluster = new clouds.tke.Cluster("web", { name: "web", vpcId: "vpc-1", clusterCidr: "172.16.0.0/16" });
const door = new clouds.tke.ClusterEndpoint("door", { clusterId: cluster.id, access: "external" });
new clouds.tke.AsGroup("workers", {
  ...{ clusterId: cluster.id, name: "workers", minSize: 0, maxSize: 1, vpcId: "vpc-1", subnetIds: ["subnet-1"] },
  launchConfiguration: { instanceType: "S5.MEDIUM4", login: { password: secret("login password") } },
});
new clouds.tcr.User("user", {
  password: secret("user password"),
  ...mistake("password", { password: secret("user password").apply((text) => [text]) }),
});

const bci = new clouds.bci.ContainerGroup("bci", {
  ...{ name: "bci", subnetIds: ["sbn-1"], securityGroupIds: ["g-1"] },
  imageRegistryCredentials: [registry],
  containers: [
    {
      ...{ name: "web", image: "nginx:1.27", env, args: ["--token", secret("argument")] },
      volumeMounts: [{ name: "conf", mountPath: "/etc/app" }],
      ...mistake("type", { image: secret("file").apply((text) => [text]), stdin: secret("argument") }),
    },
  ],
  volumes: [{ name: "conf", configFile: { files: [{ path: "key", content: secret("file") }] } }],
  ...mistake("value", { restartPolicy: secret("argument"), secret: secret("file") }),
});
new clouds.eci.ContainerGroup("eci", {
  ...{
    name: "eci",
    vpcId: "vpc-1",
    subnetId: "subnet-1",
    securityGroupId: "sg-1",
    zone: "cn-huadong1-jsnj1A-public-ctcloud",
  },
  imageRegistryCredentials: [registry],
  containers: [{ name: "web", image: "nginx:1.27", env }],
  volumes: [{ name: "zos", zos: { bucket: "b", url: "http://zos", accessKey: "ak", secretKey: secret("zos key") } }],
});
new clouds.bec.Service("bec", {
  name: "bec",
  containers: [{ name: "web", image: "nginx:1.27", resources: { cpu: 1, memory: "2Gi" }, env }],
  deployInstances: [{ regionId: "cn-shanghai-ct", replicas: 1 }],
  logCollection: {
    ...{ custom: true, logPath: "/var/log/app.log" },
    elasticsearch: { ip: "10.0.0.3", index: "app", encrypted: true, userName: "u", password: secret("log password") },
  },
});

exports.kubeconfig = door.kubeconfig;
exports.containers = bci.containers;
