"""huaweicloudsdkrds, and the audit policies of huaweicloudsdkgaussdb, with an access key."""

import os

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
from huaweicloudsdkrds.v3 import (
    GenerateAuditlogDownloadLinkRequest,
    ListAuditlogsRequest,
    ListInstancesRequest,
    RdsClient,
    SetAuditlogPolicyRequest,
    SetAuditlogPolicyRequestBody,
    ShowAuditlogDownloadLinkRequest,
    ShowAuditlogPolicyRequest,
)
from serve import serve


def client():
    credentials = BasicCredentials(
        os.environ["HUAWEICLOUD_SDK_AK"],
        os.environ["HUAWEICLOUD_SDK_SK"],
        os.environ["HUAWEICLOUD_SDK_PROJECT_ID"],
    )
    token = os.environ.get("HUAWEICLOUD_SDK_SECURITY_TOKEN")
    if token is not None:
        credentials = credentials.with_security_token(token)
    return RdsClient.new_builder().with_credentials(credentials).with_endpoint(os.environ["EMULATOR_URL"]).build()


def logs(**request):
    answer = client().list_auditlogs(ListAuditlogsRequest(**request))
    return {"ids": [row.id for row in answer.auditlogs], "total": answer.total_record}


def links(instance_id, ids):
    body = GenerateAuditlogDownloadLinkRequest(ids=ids)
    return client().show_auditlog_download_link(
        ShowAuditlogDownloadLinkRequest(instance_id=instance_id, body=body)
    ).links


def policy(instance_id):
    found = client().show_auditlog_policy(ShowAuditlogPolicyRequest(instance_id=instance_id))
    return [found.keep_days, found.audit_types]


def set_policy(instance_id, **change):
    body = SetAuditlogPolicyRequestBody(**change)
    client().set_auditlog_policy(SetAuditlogPolicyRequest(instance_id=instance_id, body=body))


def instance(instance_id):
    return [one.status for one in client().list_instances(ListInstancesRequest(id=instance_id)).instances]


def describe(error):
    if not isinstance(error, ServiceResponseException):
        return {"message": str(error)}
    return {"status": error.status_code, "code": error.error_code, "requestId": error.request_id}


serve(
    {"logs": logs, "links": links, "policy": policy, "setPolicy": set_policy, "instance": instance},
    describe,
)
