"""huaweicloudsdkiam: a token for a password, and the projects of an access key."""

import os

from huaweicloudsdkcore.auth.credentials import GlobalCredentials
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
from huaweicloudsdkiam.v3 import (
    AuthScope,
    AuthScopeProject,
    IamClient,
    KeystoneCreateUserTokenByPasswordRequest,
    KeystoneCreateUserTokenByPasswordRequestBody,
    KeystoneListProjectsRequest,
    PwdAuth,
    PwdIdentity,
    PwdPassword,
    PwdPasswordUser,
    PwdPasswordUserDomain,
)
from serve import serve


def client():
    credentials = GlobalCredentials(
        os.environ["HUAWEICLOUD_SDK_AK"],
        os.environ["HUAWEICLOUD_SDK_SK"],
        os.environ["HUAWEICLOUD_SDK_DOMAIN_ID"],
    )
    token = os.environ.get("HUAWEICLOUD_SDK_SECURITY_TOKEN")
    if token is not None:
        credentials = credentials.with_security_token(token)
    return IamClient.new_builder().with_credentials(credentials).with_endpoint(os.environ["EMULATOR_URL"]).build()


def create_token(project, password=None):
    user = PwdPasswordUser(
        domain=PwdPasswordUserDomain(name=os.environ["HW_DOMAIN_NAME"]),
        name=os.environ["HW_USER_NAME"],
        password=password or os.environ["HW_USER_PASSWORD"],
    )
    identity = PwdIdentity(methods=["password"], password=PwdPassword(user=user))
    auth = PwdAuth(identity=identity, scope=AuthScope(project=AuthScopeProject(name=project)))
    body = KeystoneCreateUserTokenByPasswordRequestBody(auth=auth)
    response = client().keystone_create_user_token_by_password(
        KeystoneCreateUserTokenByPasswordRequest(nocatalog="true", body=body)
    )
    return {
        "token": response.x_subject_token,
        "project": response.token.project.id,
        "user": response.token.user.name,
        "issuedAt": response.token.issued_at,
        "expiresAt": response.token.expires_at,
    }


def list_projects(name=None):
    projects = client().keystone_list_projects(KeystoneListProjectsRequest(name=name)).projects
    return [{"id": project.id, "name": project.name} for project in projects]


def describe(error):
    if not isinstance(error, ServiceResponseException):
        return {"message": str(error)}
    return {
        "status": error.status_code,
        "code": error.error_code,
        "message": error.error_msg,
        "requestId": error.request_id,
    }


serve({"createToken": create_token, "listProjects": list_projects}, describe)
