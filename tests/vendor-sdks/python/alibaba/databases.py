"""The SDKs of DAS, MongoDB, Redis and RDS, which sign by ACS3, with the emulator as their proxy."""

import importlib
import os

from alibabacloud_tea_openapi.models import Config
from serve import serve

region = os.environ["OSS_REGION"]
services = {
    "das": ("alibabacloud_das20200116", "das.cn-shanghai.aliyuncs.com"),
    "dds": ("alibabacloud_dds20151201", f"mongodb.{region}.aliyuncs.com"),
    "rds": ("alibabacloud_rds20140815", "rds.aliyuncs.com"),
    "kvstore": ("alibabacloud_r_kvstore20150101", f"r-kvstore.{region}.aliyuncs.com"),
}


def call(service, operation, request):
    package, host = services[service]
    module = importlib.import_module(f"{package}.client")
    models = importlib.import_module(f"{package}.models")
    config = Config(
        access_key_id=os.environ["OSS_ACCESS_KEY_ID"],
        access_key_secret=os.environ["OSS_ACCESS_KEY_SECRET"],
        security_token=os.environ.get("OSS_SESSION_TOKEN"),
        region_id=region,
        protocol="HTTP",
        endpoint=host,
        http_proxy=os.environ["EMULATOR_URL"],
    )
    wanted = f"{operation.replace('_', '')}request"
    kinds = {one.lower(): getattr(models, one) for one in dir(models)}
    # Lists of filters are of a kind of their own.
    filters = [kinds[f"{wanted}filters"](**one) for one in request.pop("filters", [])]
    sent = kinds[wanted](**request, **({"filters": filters} if filters else {}))
    return getattr(module.Client(config), operation)(sent).body.to_map()


def describe(error):
    return {"code": getattr(error, "code", None), "message": str(error)}


serve({"call": call}, describe)
