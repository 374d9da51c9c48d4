"""esdk-obs-python, which tunnels through proxies: the clouds' hosts lead to the loopback address, on the emulator's port."""

import os
import socket
from urllib.parse import urlsplit

from obs import Logging, ObsClient
from serve import serve


resolve = socket.getaddrinfo
socket.getaddrinfo = lambda _host, *rest, **named: resolve("127.0.0.1", *rest, **named)


class Refused(Exception):
    def __init__(self, answer):
        super().__init__(answer.errorMessage)
        self.answer = answer


def client(region="cn-north-4"):
    return ObsClient(
        access_key_id=os.environ["HUAWEICLOUD_SDK_AK"],
        secret_access_key=os.environ["HUAWEICLOUD_SDK_SK"],
        security_token=os.environ.get("HUAWEICLOUD_SDK_SECURITY_TOKEN"),
        server=f"http://obs.{region}.myhuaweicloud.com",
        is_secure=False,
        port=urlsplit(os.environ["EMULATOR_URL"]).port,
        max_retry_count=0,
        max_redirect_count=0,
    )


def body_of(answer):
    if answer.status >= 300:
        raise Refused(answer)
    return answer.body


def put_logging(bucket, target=None, **where):
    wanted = Logging(targetBucket=target, targetPrefix="logs/", agency="obs-log-agency") if target else Logging()
    body_of(client(**where).setBucketLogging(bucket, wanted))


def get_logging(bucket, **where):
    found = body_of(client(**where).getBucketLogging(bucket))
    return [found.targetBucket, found.targetPrefix] if found.targetBucket else None


def grants(bucket):
    found = body_of(client().getBucketLogging(bucket))
    named = [[one.grantee.grantee_id or one.grantee.group, one.permission] for one in found.targetGrants]
    return [found.agency, named]


def buckets(**arguments):
    listed = body_of(client().listBuckets(**arguments))
    return [[bucket.name, bucket.location, bucket.bucket_type] for bucket in listed.buckets]


def protection(bucket):
    """What protects a bucket, as the SDK reads it; None where it is told that there is nothing."""
    obs = client()

    def read(call):
        answer = getattr(obs, call)(bucket)
        return None if answer.status == 404 else body_of(answer)

    grants = read("getBucketAcl").grants
    policy, lock = read("getBucketPolicy"), read("getBucketObjectLock")
    return {
        "everybody": sorted(one.permission for one in grants if getattr(one.grantee, "group", None)),
        "policy": policy and policy.policyJSON,
        "encryption": read("getBucketEncryption") is not None,
        "versioning": read("getBucketVersioning"),
        "locked": lock is not None and lock.objectLockEnabled == "Enabled",
    }


def location(bucket, **where):
    return body_of(client(**where).getBucketLocation(bucket)).location


def describe(error):
    if not isinstance(error, Refused):
        return {"message": str(error)}
    answer = error.answer
    return {"status": answer.status, "code": answer.errorCode, "requestId": answer.requestId}


serve(
    {
        "putLogging": put_logging,
        "getLogging": get_logging,
        "grants": grants,
        "buckets": buckets,
        "location": location,
        "protection": protection,
    },
    describe,
)
