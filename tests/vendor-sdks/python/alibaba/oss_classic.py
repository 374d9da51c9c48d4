"""oss2, the older SDK."""

import os

import oss2
from oss2.models import BucketLifecycle, LifecycleRule, StorageTransition
from serve import serve


def auth(signature):
    key, secret = os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"]
    token = os.environ.get("OSS_SESSION_TOKEN")
    if token is not None:
        return oss2.StsAuth(key, secret, token, auth_version=signature)
    return oss2.make_auth(key, secret, auth_version=signature)


def place(addressing):
    emulator = os.environ["EMULATOR_URL"]
    if addressing == "address":
        return {"endpoint": emulator}
    return {"endpoint": "http://oss-cn-hangzhou.aliyuncs.com", "proxies": {"http": emulator}}


def bucket_of(bucket, signature, addressing="address"):
    return oss2.Bucket(auth(signature), bucket_name=bucket, region=os.environ["OSS_REGION"], **place(addressing))


def put_access_monitor(bucket, status, **options):
    return bucket_of(bucket, **options).put_bucket_access_monitor(status).status


def get_access_monitor(bucket, **options):
    return bucket_of(bucket, **options).get_bucket_access_monitor().access_monitor.status


def protection(bucket):
    """What protects a bucket, as the SDK reads it; None where it is told that there is nothing."""
    oss = bucket_of(bucket, signature="v4", addressing="proxy")

    def read(call, member):
        try:
            return getattr(getattr(oss, call)(), member)
        except oss2.exceptions.ServerError as error:
            if error.status == 404:
                return None
            raise

    policy = read("get_bucket_policy", "policy")
    return {
        "everybody": read("get_bucket_acl", "acl"),
        "policy": policy.decode() if isinstance(policy, bytes) else policy,
        "encryption": read("get_bucket_encryption", "sse_algorithm"),
        "versioning": read("get_bucket_versioning", "status"),
        "locked": read("get_bucket_worm", "state") == "Locked",
    }


def get_bucket_info(bucket, **options):
    info = bucket_of(bucket, **options).get_bucket_info()
    return {"name": info.name, "location": info.location, "accessMonitor": info.access_monitor}


def list_buckets(signature, page_size=100, addressing="address"):
    service = oss2.Service(auth(signature), region=os.environ["OSS_REGION"], **place(addressing))
    return [{"name": one.name, "location": one.location} for one in oss2.BucketIterator(service, max_keys=page_size)]


def put_access_time_rule(bucket, rule, **options):
    transition = StorageTransition(
        days=30, storage_class=oss2.BUCKET_STORAGE_CLASS_IA, is_access_time=True, return_to_std_when_visit=False
    )
    rules = [LifecycleRule(rule, "", status=LifecycleRule.ENABLED, storage_transitions=[transition])]
    return bucket_of(bucket, **options).put_bucket_lifecycle(BucketLifecycle(rules)).status


def get_lifecycle(bucket, **options):
    return [
        {"id": rule.id, "accessTime": [transition.is_access_time for transition in rule.storage_transitions]}
        for rule in bucket_of(bucket, **options).get_bucket_lifecycle().rules
    ]


def delete_lifecycle(bucket, **options):
    return bucket_of(bucket, **options).delete_bucket_lifecycle().status


def describe(error):
    if not isinstance(error, oss2.exceptions.OssError):
        return {"message": str(error)}
    return {"status": error.status, "code": error.code, "message": error.message, "requestId": error.request_id}


serve(
    {
        "putAccessMonitor": put_access_monitor,
        "getAccessMonitor": get_access_monitor,
        "getBucketInfo": get_bucket_info,
        "listBuckets": list_buckets,
        "protection": protection,
        "putAccessTimeRule": put_access_time_rule,
        "getLifecycle": get_lifecycle,
        "deleteLifecycle": delete_lifecycle,
    },
    describe,
)
