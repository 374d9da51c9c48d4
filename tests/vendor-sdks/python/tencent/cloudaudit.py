"""tencentcloud-sdk-python-cloudaudit."""

import json
import os
from urllib.parse import urlsplit

from serve import serve
from tencentcloud.cloudaudit.v20190319 import models
from tencentcloud.cloudaudit.v20190319.cloudaudit_client import CloudauditClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile


def client(method="POST", addressing="proxy", region=None, site="intl."):
    emulator = os.environ["EMULATOR_URL"]
    if addressing == "proxy":
        place = {"endpoint": f"cloudaudit.{site}tencentcloudapi.com", "proxy": emulator}
    else:
        place = {"endpoint": urlsplit(emulator).netloc}
    credential = Credential(
        os.environ["TENCENTCLOUD_SECRET_ID"],
        os.environ["TENCENTCLOUD_SECRET_KEY"],
        os.environ.get("TENCENTCLOUD_TOKEN"),
    )
    profile = ClientProfile(httpProfile=HttpProfile(protocol="http", reqMethod=method, **place))
    return CloudauditClient(credential, region or os.environ["TENCENTCLOUD_REGION"], profile)


def action(name):
    def perform(parameters, **options):
        request = getattr(models, f"{name}Request")()
        request.from_json_string(json.dumps(parameters))
        return json.loads(getattr(client(**options), name)(request).to_json_string())

    return perform


def describe(error):
    if not isinstance(error, TencentCloudSDKException):
        return {"message": str(error)}
    # What a gateway said is kept as bytes.
    return {"code": error.get_code(), "message": str(error.get_message()), "requestId": error.get_request_id()}


actions = [
    "CreateAuditTrack",
    "CreateEventsAuditTrack",
    "DescribeAudit",
    "DescribeAuditTrack",
    "DescribeAuditTracks",
    "DeleteAuditTrack",
    "ListAudits",
    "ModifyAuditTrack",
    "ModifyEventsAuditTrack",
    "StopLogging",
]
serve({name: action(name) for name in actions}, describe)
