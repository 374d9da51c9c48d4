"""alibabacloud-oss-v2."""

import os

import alibabacloud_oss_v2 as oss
from serve import serve


def client(addressing="address", signature="v4", region=None):
    emulator = os.environ["EMULATOR_URL"]
    cfg = oss.config.load_default()
    cfg.credentials_provider = oss.credentials.EnvironmentVariableCredentialsProvider()
    cfg.region = region or os.environ["OSS_REGION"]
    cfg.signature_version = signature
    if addressing == "address":
        cfg.endpoint = emulator
    else:
        cfg.disable_ssl = True
        # Given as a text it has no effect: the SDK takes it for the scheme `http://`.
        cfg.proxy_host = {"http": emulator}
        cfg.use_internal_endpoint = addressing == "internal"
        cfg.use_dualstack_endpoint = addressing == "dualstack"
    return oss.Client(cfg)


def put_access_monitor(bucket, status, **options):
    configuration = oss.AccessMonitorConfiguration(status=status)
    request = oss.PutBucketAccessMonitorRequest(bucket=bucket, access_monitor_configuration=configuration)
    return client(**options).put_bucket_access_monitor(request).status_code


def get_access_monitor(bucket, **options):
    result = client(**options).get_bucket_access_monitor(oss.GetBucketAccessMonitorRequest(bucket=bucket))
    return result.access_monitor_configuration.status


def put_logging(bucket, target=None, **options):
    enabled = None if target is None else oss.LoggingEnabled(target_bucket=target, target_prefix="logs/")
    status = oss.BucketLoggingStatus(logging_enabled=enabled)
    client(**options).put_bucket_logging(oss.PutBucketLoggingRequest(bucket=bucket, bucket_logging_status=status))


def get_logging(bucket, **options):
    result = client(**options).get_bucket_logging(oss.GetBucketLoggingRequest(bucket=bucket))
    found = result.bucket_logging_status.logging_enabled
    return found and [found.target_bucket, found.target_prefix]


def delete_logging(bucket, **options):
    return client(**options).delete_bucket_logging(oss.DeleteBucketLoggingRequest(bucket=bucket)).status_code


def get_bucket_info(bucket, **options):
    info = client(**options).get_bucket_info(oss.GetBucketInfoRequest(bucket=bucket)).bucket_info
    return {"name": info.name, "location": info.location, "accessMonitor": info.access_monitor}


def list_buckets(prefix=None, page_size=None, **options):
    pages = client(**options).list_buckets_paginator(limit=page_size)
    buckets = [one for page in pages.iter_page(oss.ListBucketsRequest(prefix=prefix)) for one in page.buckets or []]
    return [{"name": one.name, "region": one.region, "location": one.location} for one in buckets]


def put_access_time_rule(bucket, rule, **options):
    transition = oss.LifecycleRuleTransition(
        days=30, storage_class="IA", is_access_time=True, return_to_std_when_visit=False
    )
    rules = [oss.LifecycleRule(id=rule, prefix="", status="Enabled", transitions=[transition])]
    request = oss.PutBucketLifecycleRequest(
        bucket=bucket, lifecycle_configuration=oss.LifecycleConfiguration(rules=rules)
    )
    return client(**options).put_bucket_lifecycle(request).status_code


def get_lifecycle(bucket, **options):
    result = client(**options).get_bucket_lifecycle(oss.GetBucketLifecycleRequest(bucket=bucket))
    return [
        {"id": rule.id, "accessTime": [transition.is_access_time for transition in rule.transitions]}
        for rule in result.lifecycle_configuration.rules
    ]


def delete_lifecycle(bucket, **options):
    return client(**options).delete_bucket_lifecycle(oss.DeleteBucketLifecycleRequest(bucket=bucket)).status_code


def describe(error):
    cause = getattr(error, "_error", None) or getattr(error, "__cause__", None) or error
    if not isinstance(cause, oss.exceptions.ServiceError):
        return {"message": str(error)}
    return {
        "cause": type(cause).__name__,
        "status": cause.status_code,
        "code": cause.code,
        "message": cause.message,
        "requestId": cause.request_id,
    }


serve(
    {
        "putAccessMonitor": put_access_monitor,
        "getAccessMonitor": get_access_monitor,
        "putLogging": put_logging,
        "getLogging": get_logging,
        "deleteLogging": delete_logging,
        "getBucketInfo": get_bucket_info,
        "listBuckets": list_buckets,
        "putAccessTimeRule": put_access_time_rule,
        "getLifecycle": get_lifecycle,
        "deleteLifecycle": delete_lifecycle,
    },
    describe,
)
