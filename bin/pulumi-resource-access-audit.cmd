@node "%~dp0pulumi-resource-access-audit" %*
