import pulumi
import pulumi_container_clouds as clouds

cluster = clouds.tke.Cluster(
    "shop",
    name="shop",
    vpc_id="vpc-example",
    cluster_cidr="172.16.0.0/16",
    tags={"team": "shop"},
)

batch = clouds.tke.NodePool(
    "batch",
    cluster_id=cluster.id,
    name="batch",
    subnet_ids=["subnet-a"],
    security_group_ids=["sg-example"],
    labels={"workload": "batch"},
)

team = clouds.tcr.Namespace("team", name="team")
repositories = [
    clouds.tcr.Repository(name, namespace=team.name, name=name, description=f"{name} images")
    for name in ("api", "web")
]

proxy = clouds.bci.ContainerGroup(
    "proxy",
    name="proxy",
    subnet_ids=["sbn-example"],
    security_group_ids=["g-example"],
    containers=[
        {
            "name": "nginx",
            "image": "nginx:1.27",
            "ports": [{"container_port": 80}],
            "resources": {"cpu": "500m", "memory": "1Gi"},
        }
    ],
)

pulumi.export("pool", batch.node_pool_id)
pulumi.export("images", [repository.url for repository in repositories])
pulumi.export("proxy", proxy.private_ip)
