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
    },
    describe,
)
