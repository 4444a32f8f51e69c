@node "%~dp0pulumi-resource-container-clouds" %*
