"""huaweicloudsdkcts with an access key."""

import os

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
from huaweicloudsdkcts.v3 import (
    CreateNotificationRequest,
    CreateNotificationRequestBody,
    CreateTrackerRequest,
    CreateTrackerRequestBody,
    CtsClient,
    DataBucket,
    DeleteNotificationRequest,
    DeleteTrackerRequest,
    Filter,
    ListNotificationsRequest,
    ListQuotasRequest,
    ListTracesRequest,
    ListTrackersRequest,
    NotificationUsers,
    Operations,
    TrackerObsInfo,
    UpdateNotificationRequest,
    UpdateNotificationRequestBody,
    UpdateTrackerRequest,
    UpdateTrackerRequestBody,
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
    return CtsClient.new_builder().with_credentials(credentials).with_endpoint(os.environ["EMULATOR_URL"]).build()


def create(name, bucket, events, transfer):
    body = CreateTrackerRequestBody(
        tracker_type="data",
        tracker_name=name,
        data_bucket=DataBucket(data_bucket_name=bucket, data_event=events),
        obs_info=TrackerObsInfo(bucket_name=transfer, file_prefix_name="cts"),
    )
    response = client().create_tracker(CreateTrackerRequest(body=body))
    return {"name": response.tracker_name, "status": response.status, "id": response.id}


def update_system(**change):
    body = UpdateTrackerRequestBody(tracker_type="system", tracker_name="system", **change)
    client().update_tracker(UpdateTrackerRequest(body=body))


def trackers(**only):
    found = client().list_trackers(ListTrackersRequest(**only)).trackers
    return [[one.tracker_type, one.tracker_name, one.status] for one in found]


def delete(name):
    client().delete_tracker(DeleteTrackerRequest(tracker_name=name, tracker_type="data"))


def events(names):
    return [Operations(service_type="CTS", resource_type="tracker", trace_names=names)]


def notify(name, topic, names):
    body = CreateNotificationRequestBody(
        notification_name=name,
        operation_type="customized",
        operations=events(names),
        topic_id=topic,
        notify_user_list=[NotificationUsers(user_group="admin", user_list=["alice"])],
        filter=Filter(condition="OR", is_support_filter=True, rule=["code != 200"]),
    )
    made = client().create_notification(CreateNotificationRequest(body=body))
    return [made.notification_id, made.status, made.notification_type, made.filter.rule]


def change_notification(id, name, topic, status, names):
    body = UpdateNotificationRequestBody(
        notification_id=id,
        notification_name=name,
        operation_type="customized",
        operations=events(names),
        topic_id=topic,
        status=status,
    )
    client().update_notification(UpdateNotificationRequest(body=body))


def notifications(type="smn", **only):
    found = client().list_notifications(ListNotificationsRequest(notification_type=type, **only)).notifications
    return [[one.notification_name, one.status, one.operations[0].trace_names] for one in found]


def delete_notification(id):
    client().delete_notification(DeleteNotificationRequest(notification_id=id))


def quotas():
    return {one.type: [one.used, one.quota] for one in client().list_quotas(ListQuotasRequest()).resources}


def traces(limit, **request):
    found, marker = [], None
    while True:
        page = {"next": marker} if marker else {}
        answer = client().list_traces(ListTracesRequest(trace_type="system", limit=limit, **request, **page))
        found += [[one.trace_name, one.user.name] for one in answer.traces]
        marker = answer.meta_data.marker
        if not marker:
            return found


def describe(error):
    if not isinstance(error, ServiceResponseException):
        return {"message": str(error)}
    return {"status": error.status_code, "code": error.error_code, "requestId": error.request_id}


serve(
    {
        "create": create,
        "updateSystem": update_system,
        "trackers": trackers,
        "delete": delete,
        "notify": notify,
        "changeNotification": change_notification,
        "notifications": notifications,
        "deleteNotification": delete_notification,
        "quotas": quotas,
        "traces": traces,
    },
    describe,
)
