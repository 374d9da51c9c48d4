"""tos (the Python SDK of Volcengine TOS), with the emulator as its proxy: hosts and signatures are those of production."""

import os
from urllib.parse import urlsplit

import tos
from serve import serve


def client(region="cn-beijing"):
    emulator = urlsplit(os.environ["EMULATOR_URL"])
    return tos.TosClientV2(
        os.environ["TOS_ACCESS_KEY"],
        os.environ["TOS_SECRET_KEY"],
        f"http://tos-{region}.volces.com",
        region,
        security_token=os.environ.get("TOS_SECURITY_TOKEN"),
        max_retry_count=0,
        proxy_host=emulator.hostname,
        proxy_port=emulator.port,
    )


def get_access_monitor(bucket, **where):
    return client(**where).get_bucket_access_monitor(bucket).status.value


def put_access_monitor(bucket, status):
    client().put_bucket_access_monitor(bucket, tos.enum.StatusType(status))


def buckets():
    return [[bucket.name, bucket.location] for bucket in client().list_buckets().buckets]


def lifecycle(bucket):
    rules = client().get_bucket_lifecycle(bucket).rules
    return [[rule.id, rule.status.value, len(rule.access_time_transitions or [])] for rule in rules]


def protection(bucket):
    """What protects a bucket, as the SDK reads it; None where it is told that there is nothing. It reads no lock."""

    def read(call, member):
        try:
            return getattr(getattr(client(), call)(bucket), member)
        except tos.exceptions.TosServerError as error:
            if error.status_code == 404:
                return None
            raise

    rule, status = read("get_bucket_encryption", "rule"), read("get_bucket_version", "status")
    groups = [one for one in read("get_bucket_acl", "grants") if one.grantee.canned is not None]
    return {
        "everybody": sorted(one.permission.value for one in groups),
        "policy": read("get_bucket_policy", "policy"),
        "encryption": rule and rule.apply_server_side_encryption_by_default.sse_algorithm,
        "versioning": status and status.value,
    }


def delete_lifecycle(bucket):
    client().delete_bucket_lifecycle(bucket)


def describe(error):
    if not isinstance(error, tos.exceptions.TosServerError):
        return {"message": str(error)}
    return {"status": error.status_code, "code": error.code, "requestId": error.request_id, "ec": error.ec}


serve(
    {
        "get": get_access_monitor,
        "put": put_access_monitor,
        "buckets": buckets,
        "lifecycle": lifecycle,
        "protection": protection,
        "deleteLifecycle": delete_lifecycle,
    },
    describe,
)
