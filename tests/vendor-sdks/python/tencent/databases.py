"""The request core of Tencent Cloud's SDK, by which all services of API 3.0 are called."""

import os

from serve import serve
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile


def call(service, version, action, parameters):
    credential = Credential(
        os.environ["TENCENTCLOUD_SECRET_ID"],
        os.environ["TENCENTCLOUD_SECRET_KEY"],
        os.environ.get("TENCENTCLOUD_TOKEN"),
    )
    place = {"endpoint": f"{service}.tencentcloudapi.com", "proxy": os.environ["EMULATOR_URL"]}
    profile = ClientProfile(httpProfile=HttpProfile(protocol="http", **place))
    client = CommonClient(service, version, credential, os.environ["TENCENTCLOUD_REGION"], profile=profile)
    return client.call_json(action, parameters)["Response"]


def describe(error):
    if not isinstance(error, TencentCloudSDKException):
        return {"message": str(error)}
    return {"code": error.get_code(), "message": str(error.get_message()), "requestId": error.get_request_id()}


serve({"call": call}, describe)
