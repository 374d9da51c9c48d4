"""Keys of roles as the SDKs get them: from metadata servers, STS, and identity providers. All go through the emulator as a proxy."""

import json
import logging
import os

from serve import serve

EMULATOR = os.environ["EMULATOR_URL"]
os.environ["http_proxy"] = EMULATOR
os.environ["no_proxy"] = ""

from alibabacloud_credentials.http import HttpOptions
from alibabacloud_credentials.provider.ecs_ram_role import EcsRamRoleCredentialsProvider
from alibabacloud_tea_openapi import models as openapi
from alibabacloud_tea_openapi.client import Client as OpenApiClient
from alibabacloud_tea_util import models as util
from huaweicloudsdkcore.auth.credentials import GlobalCredentials
from huaweicloudsdkcore.auth.internal import FederalAccessor, MetadataAccessor, OidcStsAccessor, PodIdentityAccessor
from huaweicloudsdkcore.http.http_client import HttpClient
from huaweicloudsdkcore.http.http_config import HttpConfig
from huaweicloudsdkcore.http.http_handler import HttpHandler
from huaweicloudsdkiam.v3 import (
    AgencyAuth,
    AgencyAuthIdentity,
    CreateTemporaryAccessKeyByAgencyRequest,
    CreateTemporaryAccessKeyByAgencyRequestBody,
    IamClient,
    IdentityAssumerole,
    KeystoneListProjectsRequest,
)
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential, CVMRoleCredential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile


def tencent_client(service, version, credential):
    endpoint = f"{service}.intl.tencentcloudapi.com"
    profile = ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint=endpoint, proxy=EMULATOR))
    return CommonClient(service, version, credential, "ap-guangzhou", profile=profile)


def tencent_keys(answer):
    keys = answer["Response"]["Credentials"]
    return Credential(keys["TmpSecretId"], keys["TmpSecretKey"], keys["Token"])


def tencent_used(credential):
    """The keys sign a call, which the emulator must take for theirs."""
    tencent_client("cloudaudit", "2019-03-19", credential).call_json("DescribeAuditTracks", {"PageNumber": 1, "PageSize": 1})
    return credential.secret_id


def tencent_instance():
    return tencent_used(CVMRoleCredential().get_credential())


def tencent_assume(role, external_id):
    own = Credential(os.environ["TENCENTCLOUD_SECRET_ID"], os.environ["TENCENTCLOUD_SECRET_KEY"])
    parameters = {"RoleArn": role, "RoleSessionName": "judge", "DurationSeconds": 1800, "ExternalId": external_id}
    return tencent_used(tencent_keys(tencent_client("sts", "2018-08-13", own).call_json("AssumeRole", parameters)))


def tencent_oidc(role, token):
    parameters = {
        "ProviderId": "cls-1",
        "WebIdentityToken": token,
        "RoleArn": role,
        "RoleSessionName": "judge",
        "DurationSeconds": 1800,
    }
    client = tencent_client("sts", "2018-08-13", None)
    return tencent_used(tencent_keys(client.call_json("AssumeRoleWithWebIdentity", parameters, options={"SkipSign": True})))


def alibaba_call(endpoint, version, action, query, key_id, secret, token=None):
    config = openapi.Config(access_key_id=key_id, access_key_secret=secret, security_token=token)
    config.endpoint, config.protocol, config.http_proxy = endpoint, "http", EMULATOR
    parameters = openapi.Params(
        action=action,
        version=version,
        protocol="HTTP",
        method="POST",
        auth_type="AK",
        style="RPC",
        pathname="/",
        req_body_type="formData",
        body_type="json",
    )
    return OpenApiClient(config).call_api(parameters, openapi.OpenApiRequest(query=query), util.RuntimeOptions())["body"]


def alibaba_used(key_id, secret, token):
    alibaba_call("actiontrail.cn-hangzhou.aliyuncs.com", "2020-07-06", "DescribeTrails", {}, key_id, secret, token)
    return key_id


def alibaba_instance():
    keys = EcsRamRoleCredentialsProvider(http_options=HttpOptions(proxy=EMULATOR)).get_credentials()
    return alibaba_used(keys.get_access_key_id(), keys.get_access_key_secret(), keys.get_security_token())


def alibaba_assume(role, external_id):
    query = {"RoleArn": role, "RoleSessionName": "judge", "DurationSeconds": "1800", "ExternalId": external_id}
    own = [os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"]]
    keys = alibaba_call("sts.aliyuncs.com", "2015-04-01", "AssumeRole", query, *own)["Credentials"]
    return alibaba_used(keys["AccessKeyId"], keys["AccessKeySecret"], keys["SecurityToken"])


def huawei_own():
    own = GlobalCredentials(os.environ["HUAWEICLOUD_SDK_AK"], os.environ["HUAWEICLOUD_SDK_SK"], "d1")
    return IamClient.new_builder().with_credentials(own).with_endpoint(EMULATOR).build()


def huawei_used(keys):
    access, secret, token = keys
    own = GlobalCredentials(access, secret, "d1").with_security_token(token)
    IamClient.new_builder().with_credentials(own).with_endpoint(EMULATOR).build().keystone_list_projects(
        KeystoneListProjectsRequest()
    )
    return access


def huawei_instance():
    found = MetadataAccessor().get_credential()
    return huawei_used([found.access, found.secret, found.security_token])


def huawei_pod(file):
    found = PodIdentityAccessor("http://169.254.170.23/v1/credentials", file).get_credential()
    return huawei_used([found.access, found.secret, found.security_token])


def huawei_agency(agency):
    role = IdentityAssumerole(agency_name=agency, domain_name="acme", duration_seconds=1800)
    auth = AgencyAuth(identity=AgencyAuthIdentity(methods=["assume_role"], assume_role=role))
    body = CreateTemporaryAccessKeyByAgencyRequestBody(auth=auth)
    found = huawei_own().create_temporary_access_key_by_agency(CreateTemporaryAccessKeyByAgencyRequest(body=body)).credential
    return huawei_used([found.access, found.secret, found.securitytoken])


def huawei_http():
    return HttpClient(HttpConfig.get_default_config(), HttpHandler(), None, logging.getLogger())


def huawei_provider(file):
    found = FederalAccessor().get_credential(
        iam_endpoint=EMULATOR, http_client=huawei_http(), idp_id="acme", id_token_file=file
    )
    return huawei_used([found.access, found.secret, found.security_token])


def huawei_oidc(agency, token):
    accessor = OidcStsAccessor("iam::d1:oidc-provider:ci", agency, token, "judge")
    found = accessor.get_credential(http_client=huawei_http(), sts_endpoint=EMULATOR)
    return huawei_used([found.access, found.secret, found.security_token])


def describe(error):
    return {"message": str(error), "details": json.dumps(getattr(error, "data", None), default=str)}


serve(
    {
        name: globals()[name]
        for name in [
            "tencent_instance",
            "tencent_assume",
            "tencent_oidc",
            "alibaba_instance",
            "alibaba_assume",
            "huawei_instance",
            "huawei_pod",
            "huawei_agency",
            "huawei_provider",
            "huawei_oidc",
        ]
    },
    describe,
)
