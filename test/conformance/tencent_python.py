"""Calls TKE and TCR with the vendor's Python client, once for each way to send and sign; prints one JSON row a call."""

import json
import sys

from tencentcloud.common import credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.tcr.v20190924 import models as tcr_models
from tencentcloud.tcr.v20190924.tcr_client import TcrClient
from tencentcloud.tke.v20180525 import models as tke_models
from tencentcloud.tke.v20180525.tke_client import TkeClient

WAYS = [
    ("POST", "TC3-HMAC-SHA256"),
    ("GET", "TC3-HMAC-SHA256"),
    ("GET", "HmacSHA256"),
    ("POST", "HmacSHA256"),
    ("POST", "HmacSHA1"),
]
settings = json.load(sys.stdin)


def caller(client_class, models, method, signature):
    http = HttpProfile(protocol="http", reqMethod=method, endpoint=settings["host"])
    keys = credential.Credential(settings["secretId"], settings["secretKey"])
    client = client_class(keys, "ap-guangzhou", ClientProfile(signMethod=signature, httpProfile=http))

    def call(action, **parameters):
        request = getattr(models, action + "Request")()
        request._deserialize(parameters)
        code, answer = "", {}
        try:
            answer = json.loads(getattr(client, action)(request).to_json_string())
        except TencentCloudSDKException as error:
            code = f"{error.code}: {error.message}"
        print(json.dumps({"way": f"{method} {signature}", "action": action, "code": code}))
        return answer

    return call


def run(tke, tcr):
    for action in ["DescribeRegions", "DescribeVersions", "DescribeImages"]:
        tke(action)
    cluster = tke(
        "CreateCluster",
        ClusterType="MANAGED_CLUSTER",
        ClusterCIDRSettings={"EniSubnetIds": ["subnet-1"], "IgnoreClusterCIDRConflict": True},
        ClusterBasicSettings={"VpcId": "vpc-1", "ClusterName": "py", "NeedWorkSecurityGroup": True},
        ClusterAdvancedSettings={"NetworkType": "VPC-CNI", "IPVS": False},
        RunInstancesForNode=[{"NodeRole": "WORKER", "RunInstancesPara": ['{"InstanceCount": 2}']}],
    ).get("ClusterId", "")
    tke("DescribeClusters", ClusterIds=[cluster], Filters=None)
    upgrade = {"IsAutoUpgrade": True}
    tke("ModifyClusterAttribute", ClusterId=cluster, ClusterLevel="L20", AutoUpgradeClusterLevel=upgrade)
    node = {"Labels": [{"Name": "a", "Value": "b"}], "Unschedulable": 0}
    tke("CreateClusterInstances", ClusterId=cluster, RunInstancePara="{}", InstanceAdvancedSettings=node)
    agents = {"SecurityService": {"Enabled": True}}
    tke("AddExistedInstances", ClusterId=cluster, InstanceIds=["ins-abcd1234"], EnhancedService=agents)
    tke("DescribeClusterInstances", ClusterId=cluster, Limit=2, Offset=0)
    tke("CreateClusterEndpoint", ClusterId=cluster, IsExtranet=True, SecurityGroup="sg-1")
    tke("DescribeClusterEndpointStatus", ClusterId=cluster, IsExtranet=True)
    tke("DescribeClusterKubeconfig", ClusterId=cluster)
    tke("DescribeClusterSecurity", ClusterId=cluster)
    option = {"IsScaleDownEnabled": True, "Expander": "random"}
    tke("ModifyClusterAsGroupOptionAttribute", ClusterId=cluster, ClusterAsGroupOption=option)
    marks = {"Labels": [{"Name": "a", "Value": "b"}], "Taints": [{"Key": "a", "Value": "b", "Effect": "NoSchedule"}]}
    places = {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}
    pool = tke("CreateClusterVirtualNodePool", ClusterId=cluster, Name="p", **places, **marks).get("NodePoolId", "")
    tke("ModifyClusterVirtualNodePool", ClusterId=cluster, NodePoolId=pool, Unschedulable=True)
    tke("DeleteClusterVirtualNodePool", ClusterId=cluster, NodePoolIds=[pool], Force=True)
    tke("DeleteCluster", ClusterId=cluster, InstanceDeleteMode="terminate")

    tcr("CreateNamespacePersonal", Namespace="team")
    tcr("CreateRepositoryPersonal", RepoName="team/app", Public=0, Description="é &+/ ~ 100%")
    tcr("DescribeRepositoryPersonal", RepoName="team/app")
    tcr("DescribeNamespacePersonal", Namespace="team", Limit=1, Offset=0)
    tcr("DescribeUserQuotaPersonal")
    tcr("DeleteRepositoryPersonal", RepoName="team/app")
    tcr("DeleteNamespacePersonal", Namespace="team")


for way in WAYS:
    run(caller(TkeClient, tke_models, *way), caller(TcrClient, tcr_models, *way))
