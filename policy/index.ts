import { PolicyPack } from "@pulumi/policy";
import { refuseUnknownSettings } from "./configuration";
import { policies } from "./policies";

refuseUnknownSettings(policies);
new PolicyPack("access-audit", { policies });
