"""cos-python-sdk-v5. It has no call for the access monitor, so those two go through its general request."""

import os
from urllib.parse import urlsplit

from qcloud_cos import CosConfig, CosS3Client
from qcloud_cos.cos_auth import CosS3Auth
from qcloud_cos.cos_comm import format_xml, get_content_md5, xml_to_dict
from qcloud_cos.cos_exception import CosServiceError
from serve import serve


def client(addressing="proxy", region=None):
    emulator = os.environ["EMULATOR_URL"]
    address = urlsplit(emulator)
    # An IP of the bucket's host; the list of buckets has a host of its own.
    by_ip = {"IP": address.hostname, "Port": address.port, "ServiceDomain": address.netloc}
    by_proxy = {"Proxies": {"http": emulator}}
    return CosS3Client(
        CosConfig(
            Region=region or os.environ["COS_REGION"],
            SecretId=os.environ["TENCENTCLOUD_SECRET_ID"],
            SecretKey=os.environ["TENCENTCLOUD_SECRET_KEY"],
            Token=os.environ.get("TENCENTCLOUD_TOKEN"),
            Scheme="http",
            **(by_ip if addressing == "ip" else by_proxy),
        )
    )


def access_monitor(method, bucket, body=None, headers=None, **options):
    cos = client(**options)
    params = {"accessmonitor": ""}
    return cos.send_request(
        method=method,
        url=cos.get_conf().uri(bucket=bucket),
        bucket=bucket,
        auth=CosS3Auth(cos.get_conf(), params=params),
        headers=headers or {},
        params=params,
        **({} if body is None else {"data": body}),
    )


def put_access_monitor(bucket, status, **options):
    body = format_xml(data={"Status": status}, root="AccessMonitorConfiguration")
    headers = {"Content-Type": "application/xml", "Content-MD5": get_content_md5(body)}
    return access_monitor("PUT", bucket, body, headers, **options).status_code


def get_access_monitor(bucket, **options):
    return xml_to_dict(access_monitor("GET", bucket, **options).content)


def put_logging(bucket, target=None, **options):
    enabled = {} if target is None else {"LoggingEnabled": {"TargetBucket": target, "TargetPrefix": "logs/"}}
    client(**options).put_bucket_logging(Bucket=bucket, BucketLoggingStatus=enabled)


def get_logging(bucket, **options):
    found = client(**options).get_bucket_logging(Bucket=bucket).get("LoggingEnabled")
    return found and [found["TargetBucket"], found["TargetPrefix"]]


def protection(bucket):
    """What protects a bucket, as the SDK reads it; None where it is told that there is nothing."""
    cos = client()

    def read(call):
        try:
            return getattr(cos, call)(Bucket=bucket)
        except CosServiceError as error:
            if error.get_status_code() == 404:
                return {}
            raise

    grants = read("get_bucket_acl")["AccessControlList"]["Grant"]
    policy, encryption, lock = read("get_bucket_policy"), read("get_bucket_encryption"), read("get_bucket_object_lock")
    rules = [rule["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] for rule in encryption.get("Rule", [])]
    return {
        "everybody": sorted(one["Permission"] for one in grants if "AllUsers" in one["Grantee"].get("URI", "")),
        "policy": policy.get("Policy"),
        "encryption": rules[0] if rules else None,
        "versioning": read("get_bucket_versioning").get("Status"),
        "locked": lock.get("ObjectLockEnabled") == "Enabled",
    }


def list_buckets(addressing="proxy", **parameters):
    return client(addressing).list_buckets(**parameters)


def put_access_time_rule(bucket, rule, **options):
    frequency = {"AccessCountLessThan": "1", "RecentDays": "30"}
    rule = {
        "ID": rule,
        "Status": "Enabled",
        "Filter": {"Prefix": ""},
        "Transition": [{"StorageClass": "STANDARD_IA", "AccessFrequency": frequency}],
    }
    return client(**options).put_bucket_lifecycle(Bucket=bucket, LifecycleConfiguration={"Rule": [rule]})


def get_lifecycle(bucket, **options):
    return client(**options).get_bucket_lifecycle(Bucket=bucket)


def delete_lifecycle(bucket, **options):
    return client(**options).delete_bucket_lifecycle(Bucket=bucket)


def describe(error):
    if not isinstance(error, CosServiceError):
        return {"message": str(error)}
    return {
        "status": error.get_status_code(),
        "code": error.get_error_code(),
        "message": error.get_error_msg(),
        "requestId": error.get_request_id(),
    }


serve(
    {
        "putAccessMonitor": put_access_monitor,
        "getAccessMonitor": get_access_monitor,
        "putLogging": put_logging,
        "getLogging": get_logging,
        "listBuckets": list_buckets,
        "protection": protection,
        "putAccessTimeRule": put_access_time_rule,
        "getLifecycle": get_lifecycle,
        "deleteLifecycle": delete_lifecycle,
    },
    describe,
)
