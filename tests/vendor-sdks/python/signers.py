"""The SDKs' own signers, which sign a request that somebody else made; what they answer is the header Authorization."""

import datetime
import time
from types import SimpleNamespace

import tos.auth
from alibabacloud_oss_v2.credentials import StaticCredentialsProvider
from alibabacloud_oss_v2.signer.v4 import SignerV4
from alibabacloud_oss_v2.types import HttpRequest, SigningContext
from alibabacloud_tea_openapi.utils import Utils
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import Signer
from obs.auth import Authentication
from obs.convertor import Adapter
from qcloud_cos import CosConfig
from qcloud_cos.cos_auth import CosS3Auth
from serve import serve
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.http.request import RequestInternal
from tos.credential import StaticCredentialsProvider as TosCredentialsProvider
from volcenginesdkcore import signv4


def tc3(method, host, path, query, headers, body, key_id, secret, now, service):
    client = CommonClient(service, "2019-03-19", Credential(key_id, secret), "ap-guangzhou")
    request = RequestInternal(host, method, path)
    request.header = {"Content-Type": headers["content-type"], "Host": host, "X-TC-Timestamp": str(now)}
    request.data = body
    date = datetime.datetime.fromtimestamp(now, datetime.timezone.utc).strftime("%Y-%m-%d")
    signature = client._get_tc3_signature({}, request, date, service, secret)
    scope = f"{key_id}/{date}/{service}/tc3_request"
    return f"TC3-HMAC-SHA256 Credential={scope}, SignedHeaders=content-type;host, Signature={signature}"


def cos(method, host, path, query, headers, body, key_id, secret, now, seconds):
    config = CosConfig(Region="ap-guangzhou", SecretId=key_id, SecretKey=secret)
    request = SimpleNamespace(method=method, url=f"https://{host}{path}", headers={**headers, "host": host})
    clock, time.time = time.time, lambda: now
    try:
        CosS3Auth(config, path, dict(query), expire=seconds)(request)
    finally:
        time.time = clock
    return request.headers["Authorization"]


def acs3(method, host, path, query, headers, body, key_id, secret, now):
    request = SimpleNamespace(method=method, pathname=path, query=dict(query), headers=headers)
    return Utils.get_authorization(request, "ACS3-HMAC-SHA256", headers["x-acs-content-sha256"], key_id, secret)


def obs(method, host, path, query, headers, body, key_id, secret, now, bucket):
    signer = Authentication(key_id, secret, False, Adapter("obs"), host, False)
    pairs = {name: value or None for name, value in query}
    return signer.doAuth(method, bucket, None, pairs, headers)["Authorization"]


def oss4(method, host, path, query, headers, body, key_id, secret, now, region, bucket, url):
    context = SigningContext(
        product="oss",
        region=region,
        bucket=bucket,
        request=HttpRequest(method=method, url=url, headers=dict(headers)),
        credentials=StaticCredentialsProvider(key_id, secret).get_credentials(),
        signing_time=datetime.datetime.fromtimestamp(now, datetime.timezone.utc),
    )
    SignerV4().sign(context)
    return context.request.headers["Authorization"]


def sdk_hmac(method, host, path, query, headers, body, key_id, secret, now):
    request = SdkRequest(
        method=method,
        schema="https",
        host=host,
        resource_path=path,
        query_params=[tuple(pair) for pair in query],
        header_params={**headers, "host": host},
        body=body,
    )
    return Signer(SimpleNamespace(ak=key_id, sk=secret)).sign(request).header_params["Authorization"]


def tos4(method, host, path, query, headers, body, key_id, secret, now, region):
    date = datetime.datetime.fromtimestamp(now, datetime.timezone.utc)
    generic = SimpleNamespace(request_date=date, request_host=None)
    request = SimpleNamespace(
        method=method, path=path, params=dict(query), headers={**headers, "host": host}, generic_input=generic
    )
    credentials = TosCredentialsProvider(key_id, secret)
    tos.auth.CredentialProviderAuth(credentials, region).sign_request(request)
    return request.headers["Authorization"]


def volcengine(method, host, path, query, headers, body, key_id, secret, now, region, service):
    date = datetime.datetime.fromtimestamp(now, datetime.timezone.utc)
    clock, signv4.datetime = signv4.datetime, SimpleNamespace(datetime=SimpleNamespace(utcnow=lambda: date))
    names = {"content-type": "Content-Type", "host": "Host"}
    sent = {names[name]: value for name, value in headers.items() if name in names}
    try:
        signv4.SignerV4.sign(path, method, sent, body, None, query, key_id, secret, region, service)
    finally:
        signv4.datetime = clock
    return sent["Authorization"]


serve(
    {
        **{"tc3": tc3, "cos": cos, "acs3": acs3, "obs": obs, "oss4": oss4, "sdk_hmac": sdk_hmac, "tos4": tos4},
        "volcengine": volcengine,
    },
    lambda error: {"message": str(error)},
)
