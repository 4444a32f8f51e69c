package main

import (
	"github.com/pulumi-container-clouds/pulumi-container-clouds/sdk/go/containerclouds/tcr"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		team, err := tcr.NewNamespace(ctx, "team", &tcr.NamespaceArgs{Name: pulumi.String("team")})
		if err != nil {
			return err
		}

		api, err := tcr.NewRepository(ctx, "api", &tcr.RepositoryArgs{
			Namespace:   team.Name,
			Name:        pulumi.String("api"),
			Description: pulumi.String("Images of api"),
		})
		if err != nil {
			return err
		}

		// What to tag images with.
		ctx.Export("image", api.Url)
		return nil
	})
}
