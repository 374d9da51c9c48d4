// Generated from the provider's fields by `npm run generate`; changes are made there.
import type * as pulumi from "@pulumi/pulumi";

/** What `access-audit:<cloud>.*` is in the configuration of a stack. */
export interface CloudSettings {
  /** Tencent Cloud: `access-audit:tencent.*`. */
  tencent?: pulumi.Input<
    | {
        /**
         * Other limits than the documented ones, in calls per second: of a service, as in `cloudaudit`, or of one action
         * of it, as in `actiontrail.LookupEvents`.
         */
        callsPerSecond?: pulumi.Input<Record<string, number> | undefined>;
        /** The language of the service's messages, such as `en-US`. */
        language?: pulumi.Input<string | undefined>;
        /** A host for each of the cloud's services, instead of the vendor's. */
        endpoints?: pulumi.Input<
          | {
              /** The host that is asked for cos instead of the vendor's. */
              cos?: pulumi.Input<string | undefined>;
              /** The host that is asked for cloudaudit instead of the vendor's. */
              cloudaudit?: pulumi.Input<string | undefined>;
              /** The host that is asked for sts instead of the vendor's. */
              sts?: pulumi.Input<string | undefined>;
              /** The host that is asked for cdb instead of the vendor's. */
              cdb?: pulumi.Input<string | undefined>;
              /** The host that is asked for cynosdb instead of the vendor's. */
              cynosdb?: pulumi.Input<string | undefined>;
              /** The host that is asked for postgres instead of the vendor's. */
              postgres?: pulumi.Input<string | undefined>;
              /** The host that is asked for mongodb instead of the vendor's. */
              mongodb?: pulumi.Input<string | undefined>;
              /** The host that is asked for dbbrain instead of the vendor's. */
              dbbrain?: pulumi.Input<string | undefined>;
              /** The host that is asked for redis instead of the vendor's. */
              redis?: pulumi.Input<string | undefined>;
              /** The host that is asked for sqlserver instead of the vendor's. */
              sqlserver?: pulumi.Input<string | undefined>;
            }
          | undefined
        >;
        /**
         * International accounts and mainland accounts are separate, with API hosts of their own.
         *
         * - `international`: Accounts of tencentcloud.com.
         * - `mainland`: Accounts of cloud.tencent.com.
         *
         * Default: `"international"`.
         */
        site?: pulumi.Input<"international" | "mainland" | undefined>;
        /**
         * `internal` uses the hosts that answer inside the cloud only.
         *
         * - `public`: The hosts that answer everywhere.
         * - `internal`: The hosts that answer inside the cloud only.
         *
         * Default: `"public"`.
         */
        network?: pulumi.Input<"public" | "internal" | undefined>;
        /** The region of resources and data sources that name none. */
        region?: pulumi.Input<string | undefined>;
        /** The profile in the files of the vendor's CLI. */
        profile?: pulumi.Input<string | undefined>;
        /**
         * The id of the API key.
         *
         * It is secret.
         */
        secretId?: pulumi.Input<string | undefined>;
        /**
         * The API key.
         *
         * It is secret.
         */
        secretKey?: pulumi.Input<string | undefined>;
        /**
         * The token of temporary keys.
         *
         * It is secret.
         */
        token?: pulumi.Input<string | undefined>;
        /** A role that the credentials, wherever they were found, are exchanged for. */
        assumeRole?: pulumi.Input<
          | {
              /** The role, `qcs::cam::uin/<account>:roleName/<name>`. */
              roleArn: pulumi.Input<string>;
              /** The name under which the role's calls are recorded. */
              sessionName?: pulumi.Input<string | undefined>;
              /** Seconds that the role's keys live, at most 43200. */
              durationSeconds?: pulumi.Input<number | undefined>;
              /** What the role's trust policy asks for. */
              externalId?: pulumi.Input<string | undefined>;
            }
          | undefined
        >;
      }
    | undefined
  >;
  /** Alibaba Cloud: `access-audit:alibaba.*`. */
  alibaba?: pulumi.Input<
    | {
        /**
         * Other limits than the documented ones, in calls per second: of a service, as in `cloudaudit`, or of one action
         * of it, as in `actiontrail.LookupEvents`.
         */
        callsPerSecond?: pulumi.Input<Record<string, number> | undefined>;
        /** The language of the service's messages, such as `en-US`. */
        language?: pulumi.Input<string | undefined>;
        /** A host for each of the cloud's services, instead of the vendor's. */
        endpoints?: pulumi.Input<
          | {
              /** The host that is asked for oss instead of the vendor's. */
              oss?: pulumi.Input<string | undefined>;
              /** The host that is asked for actiontrail instead of the vendor's. */
              actiontrail?: pulumi.Input<string | undefined>;
              /** The host that is asked for sts instead of the vendor's. */
              sts?: pulumi.Input<string | undefined>;
              /** The host that is asked for das instead of the vendor's. */
              das?: pulumi.Input<string | undefined>;
              /** The host that is asked for rds instead of the vendor's. */
              rds?: pulumi.Input<string | undefined>;
              /** The host that is asked for polardb instead of the vendor's. */
              polardb?: pulumi.Input<string | undefined>;
              /** The host that is asked for dds instead of the vendor's. */
              dds?: pulumi.Input<string | undefined>;
              /** The host that is asked for kvstore instead of the vendor's. */
              kvstore?: pulumi.Input<string | undefined>;
            }
          | undefined
        >;
        /**
         * `internal` uses the hosts that answer inside the cloud only, `dualstack` those that also answer over IPv6.
         *
         * - `public`: The hosts that answer everywhere.
         * - `internal`: The hosts that answer inside the cloud only.
         * - `dualstack`: The hosts that also answer over IPv6.
         *
         * Default: `"public"`.
         */
        network?: pulumi.Input<"public" | "internal" | "dualstack" | undefined>;
        /**
         * Where the name of a bucket goes: first label of the host, first part of the path, or neither, when
         * `endpoints.oss` is a domain that is bound to the bucket. The public hosts refuse `path`.
         *
         * - `virtual`: The first label of the host.
         * - `path`: The first part of the path; the public hosts refuse it.
         * - `cname`: Neither: `endpoints.oss` is a domain that is bound to the bucket.
         *
         * Default: `"virtual"`.
         */
        addressing?: pulumi.Input<"virtual" | "path" | "cname" | undefined>;
        /** The region of resources and data sources that name none. Its host is asked for the list of buckets. */
        region?: pulumi.Input<string | undefined>;
        /** The profile in the file of the vendor's CLI. */
        profile?: pulumi.Input<string | undefined>;
        /**
         * The id of the access key.
         *
         * It is secret.
         */
        accessKeyId?: pulumi.Input<string | undefined>;
        /**
         * The access key.
         *
         * It is secret.
         */
        accessKeySecret?: pulumi.Input<string | undefined>;
        /**
         * The token of temporary keys.
         *
         * It is secret.
         */
        securityToken?: pulumi.Input<string | undefined>;
        /** A role that the credentials, wherever they were found, are exchanged for. */
        assumeRole?: pulumi.Input<
          | {
              /** The role, `acs:ram::<account>:role/<name>`. */
              roleArn: pulumi.Input<string>;
              /** The name under which the role's calls are recorded. */
              sessionName?: pulumi.Input<string | undefined>;
              /** Seconds that the role's keys live, 900 to 43200. */
              durationSeconds?: pulumi.Input<number | undefined>;
              /** What the role's trust policy asks for. */
              externalId?: pulumi.Input<string | undefined>;
            }
          | undefined
        >;
      }
    | undefined
  >;
  /** Huawei Cloud: `access-audit:huawei.*`. */
  huawei?: pulumi.Input<
    | {
        /**
         * Other limits than the documented ones, in calls per second: of a service, as in `cloudaudit`, or of one action
         * of it, as in `actiontrail.LookupEvents`.
         */
        callsPerSecond?: pulumi.Input<Record<string, number> | undefined>;
        /** The language of the service's messages, `en-us` or `zh-cn`; sent as `X-Language`. */
        language?: pulumi.Input<string | undefined>;
        /** A host for each of the cloud's services, instead of the vendor's. */
        endpoints?: pulumi.Input<
          | {
              /** The host that is asked for gaussdb instead of the vendor's. */
              gaussdb?: pulumi.Input<string | undefined>;
              /** The host that is asked for cts instead of the vendor's. */
              cts?: pulumi.Input<string | undefined>;
              /** The host that is asked for rds instead of the vendor's. */
              rds?: pulumi.Input<string | undefined>;
              /** The host that is asked for iam instead of the vendor's. */
              iam?: pulumi.Input<string | undefined>;
              /** The host that is asked for sts instead of the vendor's. */
              sts?: pulumi.Input<string | undefined>;
              /** The host that is asked for obs instead of the vendor's. */
              obs?: pulumi.Input<string | undefined>;
            }
          | undefined
        >;
        /**
         * The vendor documents one set of hosts; inside the cloud the same names are used.
         *
         * Default: `"public"`.
         */
        network?: pulumi.Input<"public" | undefined>;
        /** The region of resources and data sources that name none. */
        region?: pulumi.Input<string | undefined>;
        /** The profile in the file of the vendor's CLI. */
        profile?: pulumi.Input<string | undefined>;
        /**
         * The project, 32 letters and digits. It applies to its own region: that of `region`, else the one that IAM
         * returns.
         */
        projectId?: pulumi.Input<string | undefined>;
        /** The project's name where it is not the region's. One such as `cn-north-4_web` applies to its region only. */
        projectName?: pulumi.Input<string | undefined>;
        /**
         * The id of the access key.
         *
         * It is secret.
         */
        accessKey?: pulumi.Input<string | undefined>;
        /**
         * The access key.
         *
         * It is secret.
         */
        secretKey?: pulumi.Input<string | undefined>;
        /**
         * The token of temporary keys.
         *
         * It is secret.
         */
        securityToken?: pulumi.Input<string | undefined>;
        /**
         * A token that was obtained elsewhere.
         *
         * It is secret.
         */
        authToken?: pulumi.Input<string | undefined>;
        /** The name of an IAM user; a HUAWEI ID account cannot log in by password. */
        userName?: pulumi.Input<string | undefined>;
        /** The id of an IAM user. */
        userId?: pulumi.Input<string | undefined>;
        /**
         * The password of the IAM user.
         *
         * It is secret.
         */
        password?: pulumi.Input<string | undefined>;
        /** The account's name. */
        domainName?: pulumi.Input<string | undefined>;
        /** The account's id. */
        domainId?: pulumi.Input<string | undefined>;
        /** An agency that the credentials, wherever they were found, are exchanged for. */
        assumeRole?: pulumi.Input<
          | {
              /** The agency's name. */
              agencyName: pulumi.Input<string>;
              /** The name of the account of the agency. */
              domainName?: pulumi.Input<string | undefined>;
              /** The id of the account of the agency. */
              domainId?: pulumi.Input<string | undefined>;
              /** Seconds that the agency's keys live, 900 to 86400. */
              durationSeconds?: pulumi.Input<number | undefined>;
            }
          | undefined
        >;
      }
    | undefined
  >;
  /** Volcengine: `access-audit:volcengine.*`. */
  volcengine?: pulumi.Input<
    | {
        /**
         * Other limits than the documented ones, in calls per second: of a service, as in `cloudaudit`, or of one action
         * of it, as in `actiontrail.LookupEvents`.
         */
        callsPerSecond?: pulumi.Input<Record<string, number> | undefined>;
        /** The language of the service's messages, such as `en-US`. */
        language?: pulumi.Input<string | undefined>;
        /** A host for each of the cloud's services, instead of the vendor's. */
        endpoints?: pulumi.Input<
          | {
              /** The host that is asked for tos instead of the vendor's. */
              tos?: pulumi.Input<string | undefined>;
              /** The host that is asked for cloudtrail instead of the vendor's. */
              cloudtrail?: pulumi.Input<string | undefined>;
              /** The host that is asked for sts instead of the vendor's. */
              sts?: pulumi.Input<string | undefined>;
            }
          | undefined
        >;
        /**
         * `byteplus` is the international twin, with accounts and hosts of its own.
         *
         * - `volcengine`: Volcengine.
         * - `byteplus`: The international twin.
         *
         * Default: `"volcengine"`.
         */
        site?: pulumi.Input<"volcengine" | "byteplus" | undefined>;
        /**
         * `internal` uses the hosts that answer inside the cloud only; CloudTrail has none, and answers at its public
         * ones.
         *
         * - `public`: The hosts that answer everywhere.
         * - `internal`: The hosts that answer inside the cloud only.
         *
         * Default: `"public"`.
         */
        network?: pulumi.Input<"public" | "internal" | undefined>;
        /** The region of resources and data sources that name none. Its host is asked for the list of buckets. */
        region?: pulumi.Input<string | undefined>;
        /** The profile in the file of the vendor's CLI. */
        profile?: pulumi.Input<string | undefined>;
        /**
         * The id of the access key.
         *
         * It is secret.
         */
        accessKey?: pulumi.Input<string | undefined>;
        /**
         * The access key.
         *
         * It is secret.
         */
        secretKey?: pulumi.Input<string | undefined>;
        /**
         * The token of temporary keys.
         *
         * It is secret.
         */
        sessionToken?: pulumi.Input<string | undefined>;
      }
    | undefined
  >;
}
