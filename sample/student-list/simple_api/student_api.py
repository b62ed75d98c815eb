"""The student API: names and ages of students, read from a JSON file, behind HTTP basic authentication."""

import hashlib
import hmac
import json
import logging
import os
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, abort, jsonify, request
from werkzeug.exceptions import HTTPException

AGES = "/pozos/api/v1.0/get_student_ages"
HEALTH = "/health"

log = logging.getLogger(__name__)


class SettingsError(Exception):
    """The environment lacks a setting, or holds one that cannot be used. The text is one line."""


class DataError(Exception):
    """The data file cannot be read, or does not hold names and ages."""


@dataclass(frozen=True)
class Settings:
    """What the API needs to know: the credentials that it asks for and the file that it serves."""

    user: str
    password: str
    data: Path

    @staticmethod
    def from_environment(environment=os.environ):
        """Reads STUDENT_API_USER, STUDENT_API_PASSWORD and STUDENT_API_DATA, none of which has a default."""
        names = ("STUDENT_API_USER", "STUDENT_API_PASSWORD", "STUDENT_API_DATA")
        missing = [name for name in names if not environment.get(name)]
        if missing:
            raise SettingsError(f"student-api: set {', '.join(missing)} in the environment")
        user, password, data = (environment[name] for name in names)
        if ":" in user:
            raise SettingsError("student-api: STUDENT_API_USER holds a colon, which basic authentication cannot carry")
        return Settings(user, password, Path(data))


def read_ages(path):
    """Returns the ages by name, both strings. Raises DataError where the file is not a JSON object of strings."""
    try:
        ages = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"cannot read {path}: {error}") from error
    if not isinstance(ages, dict) or not all(isinstance(age, str) for age in ages.values()):
        raise DataError(f"{path} is not a JSON object of names and ages")
    return ages


def create_app(settings=None):
    """Makes the WSGI application. Raises SettingsError where the settings come from an incomplete environment."""
    settings = settings or Settings.from_environment()
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = 16 * 1024

    @app.before_request
    def authenticate():
        if request.path != HEALTH and not is_authorized(request.authorization, settings):
            abort(401)

    @app.get(AGES)
    def ages():
        return jsonify(student_ages=read_ages(settings.data))

    @app.get(f"{AGES}/<name>")
    def age(name):
        found = read_ages(settings.data).get(name)
        if found is None:
            return failure(404, "student not found")
        return jsonify(student_ages={name: found})

    @app.get(HEALTH)
    def health():
        read_ages(settings.data)
        return jsonify(status="ok")

    app.register_error_handler(HTTPException, lambda error: failure(error.code, error.name.lower()))
    app.register_error_handler(DataError, answer_data_error)
    app.after_request(add_headers)
    return app


def is_authorized(authorization, settings):
    """Compares both parts in constant time, whatever the first comparison gave."""
    if authorization is None or authorization.type != "basic":
        return False
    user = same(authorization.username or "", settings.user)
    password = same(authorization.password or "", settings.password)
    return user & password


def same(given, expected):
    # Hashed first, so that neither content nor length shows in the time.
    return hmac.compare_digest(hashlib.sha256(given.encode()).digest(), hashlib.sha256(expected.encode()).digest())


def failure(status, text):
    response = jsonify(error=text)
    response.status_code = status
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Basic realm="student ages", charset="UTF-8"'
    return response


def answer_data_error(error):
    log.error("%s", error)
    return failure(503, "the student data cannot be read")


def add_headers(response: Response):
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    return response
