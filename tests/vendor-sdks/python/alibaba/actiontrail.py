"""alibabacloud-actiontrail20200706, which signs by ACS3, with the emulator as its proxy."""

import os

from alibabacloud_actiontrail20200706 import models
from alibabacloud_actiontrail20200706.client import Client
from alibabacloud_tea_openapi.models import Config
from serve import serve


def client():
    return Client(
        Config(
            access_key_id=os.environ["OSS_ACCESS_KEY_ID"],
            access_key_secret=os.environ["OSS_ACCESS_KEY_SECRET"],
            security_token=os.environ.get("OSS_SESSION_TOKEN"),
            region_id=os.environ["OSS_REGION"],
            protocol="HTTP",
            endpoint=f"actiontrail.{os.environ['OSS_REGION']}.aliyuncs.com",
            http_proxy=os.environ["EMULATOR_URL"],
        )
    )


def create(**request):
    return client().create_trail(models.CreateTrailRequest(**request)).body.name


def update(**request):
    return client().update_trail(models.UpdateTrailRequest(**request)).body.name


def start(name):
    client().start_logging(models.StartLoggingRequest(name=name))


def stop(name):
    client().stop_logging(models.StopLoggingRequest(name=name))


def status(name):
    return client().get_trail_status(models.GetTrailStatusRequest(name=name)).body.is_logging


def trails(**request):
    found = client().describe_trails(models.DescribeTrailsRequest(**request)).body.trail_list
    return [[one.name, one.status, one.event_rw, one.oss_bucket_name] for one in found]


def delete(name):
    client().delete_trail(models.DeleteTrailRequest(name=name))


def events(start_time, end_time, name, limit):
    found, token = [], None
    while True:
        wanted = models.LookupEventsRequestLookupAttribute(key="EventName", value=name)
        request = models.LookupEventsRequest(
            start_time=start_time,
            end_time=end_time,
            max_results=str(limit),
            next_token=token,
            lookup_attribute=[wanted],
        )
        body = client().lookup_events(request).body
        found += [event["eventName"] for event in body.events]
        token = body.next_token
        if not token:
            return found


def data_events(trail_name, event_selectors=None, **regions):
    if event_selectors is not None:
        request = models.PutDataEventSelectorRequest(
            trail_name=trail_name, event_selectors=event_selectors, **regions
        )
        client().put_data_event_selector(request)
    body = client().get_data_event_selector(models.GetDataEventSelectorRequest(trail_name=trail_name)).body
    deliveries = [one.trail_region for one in body.sls_delivery_configs or []]
    return [body.data_event_selectors, body.is_trail_all_region, deliveries]


def delete_data_events(trail_name):
    client().delete_data_event_selector(models.DeleteDataEventSelectorRequest(trail_name=trail_name))


def enable_insight(insight_type):
    client().enable_insight(models.EnableInsightRequest(insight_type=insight_type))
    return client().get_insight_types().body.insight_types


def disable_insight(insight_type):
    client().disable_insight(models.DisableInsightRequest(insight_type=insight_type))
    return client().get_insight_types().body.insight_types


def insights(trail_name, insight_selectors):
    request = models.PutInsightSelectorsRequest(trail_name=trail_name, insight_selectors=insight_selectors)
    client().put_insight_selectors(request)
    return client().get_insight_selectors(models.GetInsightSelectorsRequest(trail_name=trail_name)).body.insight_selectors


def deliver_history(trail_name, client_token):
    request = models.CreateDeliveryHistoryJobRequest(trail_name=trail_name, client_token=client_token)
    return client().create_delivery_history_job(request).body.job_id


def history(job_id):
    body = client().get_delivery_history_job(models.GetDeliveryHistoryJobRequest(job_id=job_id)).body
    return [body.trail_name, body.job_status]


def histories(**request):
    body = client().list_delivery_history_jobs(models.ListDeliveryHistoryJobsRequest(**request)).body
    return [body.total_count, [one.job_id for one in body.delivery_history_jobs]]


def forget_history(job_id):
    client().delete_delivery_history_job(models.DeleteDeliveryHistoryJobRequest(job_id=job_id))


def global_region():
    return client().get_global_events_storage_region().body.storage_region


def describe(error):
    return {"code": getattr(error, "code", None), "message": str(error)}


serve(
    {
        "create": create,
        "update": update,
        "start": start,
        "stop": stop,
        "status": status,
        "trails": trails,
        "delete": delete,
        "events": events,
        "data_events": data_events,
        "delete_data_events": delete_data_events,
        "enable_insight": enable_insight,
        "disable_insight": disable_insight,
        "insights": insights,
        "deliver_history": deliver_history,
        "history": history,
        "histories": histories,
        "forget_history": forget_history,
        "global_region": global_region,
    },
    describe,
)
