"""huaweicloudsdkgaussdb with an access key."""

import os

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
from huaweicloudsdkcore.retry.backoff_strategy import BackoffStrategies
from huaweicloudsdkgaussdb.v3 import (
    AuditLogDownloadLinkRequestBody,
    GaussDBClient,
    ListAuditLogsRequest,
    ShowAuditLogDownloadLinkRequest,
)
from serve import serve


def client(project=None):
    credentials = BasicCredentials(
        os.environ["HUAWEICLOUD_SDK_AK"],
        os.environ["HUAWEICLOUD_SDK_SK"],
        project or os.environ["HUAWEICLOUD_SDK_PROJECT_ID"],
    )
    token = os.environ.get("HUAWEICLOUD_SDK_SECURITY_TOKEN")
    if token is not None:
        credentials = credentials.with_security_token(token)
    endpoint = os.environ["EMULATOR_URL"]
    return GaussDBClient.new_builder().with_credentials(credentials).with_endpoint(endpoint).build()


def page(gaussdb, request):
    response = gaussdb.list_audit_logs(ListAuditLogsRequest(**request))
    return [row.to_dict() for row in response.audit_logs], response.total_count


def list_audit_logs(project=None, **request):
    rows, total = page(client(project), request)
    return {"rows": rows, "total": total}


def list_all_audit_logs(limit, **request):
    gaussdb, rows, total = client(), [], None
    while total is None or len(rows) < total:
        more, total = page(gaussdb, {**request, "offset": len(rows), "limit": limit})
        if not more:
            break
        rows += more
    return {"ids": [row["id"] for row in rows], "total": total}


def failed(_, error):
    return error is not None


def retried_audit_logs(**request):
    """With the SDK's own retry, which is off unless asked for."""
    invoker = client().list_audit_logs_invoker(ListAuditLogsRequest(**request))
    return invoker.with_retry(failed, 2, BackoffStrategies.EQUAL_JITTER).invoke().total_count


def links(instance_id, ids):
    body = AuditLogDownloadLinkRequestBody(ids=ids)
    return client().show_audit_log_download_link(
        ShowAuditLogDownloadLinkRequest(instance_id=instance_id, body=body)
    ).links


def describe(error):
    if not isinstance(error, ServiceResponseException):
        return {"message": str(error)}
    return {
        "status": error.status_code,
        "code": error.error_code,
        "message": error.error_msg,
        "requestId": error.request_id,
    }


serve(
    {
        "listAuditLogs": list_audit_logs,
        "listAllAuditLogs": list_all_audit_logs,
        "retriedAuditLogs": retried_audit_logs,
        "links": links,
    },
    describe,
)
