import pulumi
import pulumi_container_clouds as clouds

team = clouds.tcr.Namespace("team", name="team")

api = clouds.tcr.Repository("api", namespace=team.name, name="api", description="Images of api")

# What to tag images with.
pulumi.export("image", api.url)
