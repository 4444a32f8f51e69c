package main

import (
	"github.com/pulumi-container-clouds/pulumi-container-clouds/sdk/go/containerclouds/bci"
	"github.com/pulumi-container-clouds/pulumi-container-clouds/sdk/go/containerclouds/common"
	"github.com/pulumi-container-clouds/pulumi-container-clouds/sdk/go/containerclouds/tcr"
	"github.com/pulumi-container-clouds/pulumi-container-clouds/sdk/go/containerclouds/tke"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		cluster, err := tke.NewCluster(ctx, "shop", &tke.ClusterArgs{
			Name:        pulumi.String("shop"),
			VpcId:       pulumi.String("vpc-example"),
			ClusterCidr: pulumi.String("172.16.0.0/16"),
			Tags:        pulumi.StringMap{"team": pulumi.String("shop")},
		})
		if err != nil {
			return err
		}
		pool, err := tke.NewNodePool(ctx, "batch", &tke.NodePoolArgs{
			ClusterId:        cluster.ID(),
			Name:             pulumi.String("batch"),
			SubnetIds:        pulumi.StringArray{pulumi.String("subnet-a")},
			SecurityGroupIds: pulumi.StringArray{pulumi.String("sg-example")},
			Labels:           pulumi.StringMap{"workload": pulumi.String("batch")},
		})
		if err != nil {
			return err
		}

		team, err := tcr.NewNamespace(ctx, "team", &tcr.NamespaceArgs{Name: pulumi.String("team")})
		if err != nil {
			return err
		}
		images := pulumi.StringArray{}
		for _, name := range []string{"api", "web"} {
			repository, err := tcr.NewRepository(ctx, name, &tcr.RepositoryArgs{
				Namespace:   team.Name,
				Name:        pulumi.String(name),
				Description: pulumi.String(name + " images"),
			})
			if err != nil {
				return err
			}
			images = append(images, repository.Url)
		}

		proxy, err := bci.NewContainerGroup(ctx, "proxy", &bci.ContainerGroupArgs{
			Name:             pulumi.String("proxy"),
			SubnetIds:        pulumi.StringArray{pulumi.String("sbn-example")},
			SecurityGroupIds: pulumi.StringArray{pulumi.String("g-example")},
			Containers: common.ContainerArray{&common.ContainerArgs{
				Name:  pulumi.String("nginx"),
				Image: pulumi.String("nginx:1.27"),
				Ports: common.ContainerPortArray{&common.ContainerPortArgs{ContainerPort: pulumi.Int(80)}},
				Resources: &common.ContainerResourcesArgs{
					Cpu:    pulumi.String("500m"),
					Memory: pulumi.String("1Gi"),
				},
			}},
		})
		if err != nil {
			return err
		}

		ctx.Export("pool", pool.NodePoolId)
		ctx.Export("images", images)
		ctx.Export("proxy", proxy.PrivateIp)
		return nil
	})
}
