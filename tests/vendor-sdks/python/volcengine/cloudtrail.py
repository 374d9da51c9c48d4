"""volcenginesdkcloudtrail, which signs by HMAC-SHA256, with the emulator as its proxy."""

import json
import os

import volcenginesdkcloudtrail as cloudtrail
import volcenginesdkcore
from serve import serve
from volcenginesdkcore.rest import ApiException


def api():
    configuration = volcenginesdkcore.Configuration()
    configuration.ak = os.environ["TOS_ACCESS_KEY"]
    configuration.sk = os.environ["TOS_SECRET_KEY"]
    configuration.session_token = os.environ.get("TOS_SECURITY_TOKEN") or ""
    configuration.region = "cn-beijing"
    configuration.scheme = "http"
    configuration.http_proxy = os.environ["EMULATOR_URL"]
    configuration.auto_retry = False
    return cloudtrail.CLOUDTRAILApi(volcenginesdkcore.ApiClient(configuration))


def create(**request):
    answer = api().create_trail(cloudtrail.CreateTrailRequest(**request))
    return [answer.trail_name, answer.is_event_source_all]


def update(**request):
    return api().update_trail(cloudtrail.UpdateTrailRequest(**request)).event_rw


def start(name):
    api().start_logging(cloudtrail.StartLoggingRequest(trail_name=name))


def stop(name):
    api().stop_logging(cloudtrail.StopLoggingRequest(trail_name=name))


def delete(name):
    api().delete_trail(cloudtrail.DeleteTrailRequest(trail_name=name))


def trails(**request):
    found = api().describe_trails(cloudtrail.DescribeTrailsRequest(**request)).trails
    members = ["trail_name", "logging_status", "event_rw", "event_sources", "include_all_event_sources"]
    members += ["tos_bucket_name", "tos_account_id", "tls_topic_name", "creator_id"]
    return [{name: getattr(one, name) for name in members} for one in found]


def events(start_time, end_time, name, limit):
    found, token = [], None
    while True:
        condition = cloudtrail.LookupConditionForLookupEventsInput(
            lookup_condition_key="EventName", lookup_condition_value=name
        )
        request = cloudtrail.LookupEventsRequest(
            start_time=start_time,
            end_time=end_time,
            max_results=limit,
            next_token=token,
            lookup_conditions=[condition],
        )
        answer = api().lookup_events(request)
        found += [event.event_name for event in answer.trails]
        token = answer.next_token
        if not token:
            return found


def describe(error):
    body = json.loads(error.body) if isinstance(error, ApiException) and error.body else {}
    code = body.get("ResponseMetadata", {}).get("Error", {}).get("Code")
    return {"code": code, "status": getattr(error, "status", None), "message": str(error)}


serve(
    {
        "create": create,
        "update": update,
        "start": start,
        "stop": stop,
        "delete": delete,
        "trails": trails,
        "events": events,
    },
    describe,
)
