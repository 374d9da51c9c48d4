// The language host starts this folder as a plugin.
require("pulumi-access-audit/bin/pulumi-resource-access-audit");
