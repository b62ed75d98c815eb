"""Starts the API in gunicorn, which takes this process over and so gets the container's signals."""

import os
import sys

from student_api import Settings, SettingsError

GUNICORN = [
    "gunicorn",
    "--bind=0.0.0.0:5000",
    "--workers=2",
    "--threads=4",
    # The one place that can be written where the container's root file system is read-only.
    "--worker-tmp-dir=/dev/shm",
    "--access-logfile=-",
    "student_api:create_app()",
]


def main():
    try:
        Settings.from_environment()
    except SettingsError as error:
        sys.exit(str(error))
    os.execvp(GUNICORN[0], GUNICORN)


if __name__ == "__main__":
    main()
