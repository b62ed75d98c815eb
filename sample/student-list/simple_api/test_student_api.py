"""Tests of the student API with Flask's test client: python3 -m unittest (needs flask)."""

import base64
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from student_api import AGES, HEALTH, Settings, SettingsError, create_app

HERE = Path(__file__).parent
USER = "toto"
PASSWORD = "pÿthon:1"


def basic(user, password):
    credentials = base64.b64encode(f"{user}:{password}".encode()).decode()
    return {"Authorization": f"Basic {credentials}"}


class ApiTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.data = Path(directory.name, "ages.json")
        self.data.write_text((HERE / "student_ages.json").read_text(encoding="utf-8"), encoding="utf-8")
        self.client = create_app(Settings(USER, PASSWORD, self.data)).test_client()

    def get(self, path, headers=None):
        return self.client.get(path, headers=basic(USER, PASSWORD) if headers is None else headers)

    def test_lists_all_ages(self):
        response = self.get(AGES)
        self.assertEqual(200, response.status_code)
        self.assertEqual({"student_ages": {"alice": "12", "bob": "13"}}, response.get_json())

    def test_gives_the_age_of_one_student(self):
        self.assertEqual({"student_ages": {"bob": "13"}}, self.get(f"{AGES}/bob").get_json())

    def test_answers_404_in_json_for_an_unknown_student(self):
        response = self.get(f"{AGES}/carol")
        self.assertEqual((404, {"error": "student not found"}), (response.status_code, response.get_json()))

    def test_answers_404_in_json_for_an_unknown_path(self):
        response = self.get("/nosuch")
        self.assertEqual((404, {"error": "not found"}), (response.status_code, response.get_json()))

    def test_answers_405_in_json_for_another_method(self):
        response = self.client.post(AGES, headers=basic(USER, PASSWORD))
        self.assertEqual((405, {"error": "method not allowed"}), (response.status_code, response.get_json()))

    def test_refuses_wrong_and_missing_credentials(self):
        refused = [
            {},
            basic(USER, "wrong"),
            basic("other", PASSWORD),
            basic("", ""),
            basic(USER, PASSWORD + "x"),
            {"Authorization": "Basic !!!"},
            {"Authorization": "Basic " + base64.b64encode(b"\xff:\xfe").decode()},
            {"Authorization": "Basic " + base64.b64encode(b"nocolon").decode()},
            {"Authorization": "Bearer " + PASSWORD.encode().hex()},
        ]
        for path in (AGES, f"{AGES}/alice", "/nosuch"):
            for headers in refused:
                with self.subTest(path=path, headers=headers):
                    response = self.get(path, headers)
                    self.assertEqual((401, {"error": "unauthorized"}), (response.status_code, response.get_json()))
                    self.assertTrue(response.headers["WWW-Authenticate"].startswith("Basic realm="))

    def test_tells_its_health_without_credentials(self):
        response = self.get(HEALTH, {})
        self.assertEqual((200, {"status": "ok"}), (response.status_code, response.get_json()))

    def test_is_unhealthy_without_readable_data(self):
        for content in ("", "[]", '{"alice": 12}', "{"):
            with self.subTest(content=content), self.assertLogs("student_api", "ERROR"):
                self.data.write_text(content, encoding="utf-8")
                self.assertEqual(503, self.get(HEALTH, {}).status_code)
        self.data.unlink()
        with self.assertLogs("student_api", "ERROR"):
            response = self.get(AGES)
        self.assertEqual((503, {"error": "the student data cannot be read"}), (response.status_code, response.get_json()))

    def test_sends_security_headers_with_every_answer(self):
        for response in (self.get(AGES), self.get(AGES, {}), self.get(HEALTH, {})):
            self.assertEqual("nosniff", response.headers["X-Content-Type-Options"])
            self.assertEqual("no-store", response.headers["Cache-Control"])


class SettingsTest(unittest.TestCase):
    def test_names_what_is_missing(self):
        with self.assertRaises(SettingsError) as caught:
            Settings.from_environment({"STUDENT_API_USER": USER, "STUDENT_API_PASSWORD": ""})
        self.assertEqual(
            "student-api: set STUDENT_API_PASSWORD, STUDENT_API_DATA in the environment", str(caught.exception)
        )

    def test_refuses_a_user_with_a_colon(self):
        environment = {"STUDENT_API_USER": "a:b", "STUDENT_API_PASSWORD": "p", "STUDENT_API_DATA": "d"}
        with self.assertRaises(SettingsError):
            Settings.from_environment(environment)

    def test_start_fails_with_one_line(self):
        started = subprocess.run(
            [sys.executable, str(HERE / "serve.py")], env={"PATH": os.environ["PATH"]}, capture_output=True, text=True
        )
        self.assertEqual(1, started.returncode)
        self.assertEqual(1, len(started.stderr.splitlines()), started.stderr)


if __name__ == "__main__":
    unittest.main()
