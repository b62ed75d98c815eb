"""Jenkins, spoken to over HTTP with the standard library alone."""
import base64
import json
import time
import urllib.error
import urllib.parse
import urllib.request


class Answer:
    """An answer of the controller, whatever its status."""

    def __init__(self, status, body, headers):
        self.status = status
        self.body = body
        self.headers = headers

    @property
    def text(self):
        return self.body.decode(errors="replace")

    def json(self):
        return json.loads(self.body)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """An answer that leads to the login page is an answer."""

    def redirect_request(self, *_):
        return None


class Jenkins:
    """A controller as one person sees it; without a name, as nobody."""

    def __init__(self, url, user=None, secret=None):
        self.url = url.rstrip("/")
        self.user = user
        self.headers = {}
        if user:
            self.headers["Authorization"] = "Basic " + base64.b64encode(f"{user}:{secret}".encode()).decode()
        self._open = urllib.request.build_opener(NoRedirect, urllib.request.ProxyHandler({})).open

    def send(self, path, data=None, method=None, kind="application/x-www-form-urlencoded"):
        """Sends a request; a dictionary is sent as a form."""
        if isinstance(data, dict):
            data = urllib.parse.urlencode(data).encode()
        elif isinstance(data, str):
            data = data.encode()
        headers = dict(self.headers)
        if data is not None:
            headers["Content-Type"] = kind
        request = urllib.request.Request(self.url + path, data=data, headers=headers, method=method)
        try:
            with self._open(request, timeout=120) as answer:
                return Answer(answer.status, answer.read(), answer.headers)
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read(), error.headers)

    def get(self, path):
        """What is at a path, which must be there."""
        answer = self.send(path)
        if answer.status != 200:
            raise RuntimeError(f"GET {path} answered {answer.status}: {answer.text[:200]}")
        return answer

    def script(self, groovy):
        """What a script prints in the script console."""
        answer = self.send("/scriptText", {"script": groovy + "\nreturn null"})
        if answer.status != 200:
            raise RuntimeError(f"the script console answered {answer.status}: {answer.text[:600]}")
        return answer.text.strip()

    def configure(self, configuration):
        """Applies configuration as code. JSON is YAML."""
        answer = self.send("/configuration-as-code/apply", json.dumps(configuration), kind="application/x-yaml")
        if answer.status != 200:
            raise RuntimeError(f"configuration as code answered {answer.status}: {answer.text[:1000]}")

    def wait_until_up(self, seconds=300):
        """Waits until the controller answers as itself."""
        poll(seconds, lambda: self._is_up(), "the controller did not come up")

    def _is_up(self):
        try:
            answer = self.send("/api/json")
            return answer.status == 200 and answer.headers.get("X-Jenkins")
        except OSError:
            return False


class Job:
    """A job that exists."""

    def __init__(self, jenkins, path):
        self.jenkins = jenkins
        self.path = path

    @staticmethod
    def create(jenkins, name, xml):
        """Makes a job anew, whatever stood in its place."""
        jenkins.send(f"/job/{name}/doDelete", {})
        answer = jenkins.send(f"/createItem?name={name}", xml, kind="application/xml")
        if answer.status != 200:
            raise RuntimeError(f"creating {name} answered {answer.status}: {answer.text[:300]}")
        return Job(jenkins, f"/job/{name}")

    def build(self):
        """Starts a build and returns its number as soon as it has one."""
        number = self.next_number()
        answer = self.jenkins.send(self.path + "/build?delay=0sec", {})
        if answer.status not in (200, 201):
            raise RuntimeError(f"starting {self.path} answered {answer.status}")
        return self.begun(number)

    def next_number(self):
        return self.jenkins.get(self.path + "/api/json?tree=nextBuildNumber").json()["nextBuildNumber"]

    def begun(self, number, seconds=120):
        """Waits until the build with a number has begun."""
        poll(seconds, lambda: self.jenkins.send(f"{self.path}/{number}/api/json").status == 200, f"{self.path} {number} did not begin")
        return Build(self, number)


class Build:
    """One build."""

    def __init__(self, job, number):
        self.jenkins = job.jenkins
        self.number = number
        self.path = f"{job.path}/{number}"

    def state(self):
        return self.jenkins.get(self.path + "/api/json?tree=building,result,duration").json()

    def console(self):
        return self.jenkins.get(self.path + "/consoleText").text

    def ended(self, seconds=1800):
        """Waits for the end; returns the result."""
        poll(seconds, lambda: not self.state()["building"], f"{self.path} did not end")
        return self.state()["result"]

    def says(self, pattern, seconds=900):
        """Waits until the console has a text, or the build has ended; tells whether it has."""
        import re
        search = re.compile(pattern, re.M)
        poll(seconds, lambda: search.search(self.console()) or not self.state()["building"], f"{self.path} does not say {pattern}")
        return bool(search.search(self.console()))

    def abort(self):
        self.jenkins.send(self.path + "/stop", {})

    def record(self):
        """The name of the delivery record."""
        job, number = self.path[len("/job/"):].replace("/job/", "/").rsplit("/", 1)
        return self.jenkins.script(
            f"println jenkins.model.Jenkins.get().getItemByFullName('{job}').getBuildByNumber({number})"
            ".getActions().find { it.getClass().name.endsWith('.DeliveryAction') }?.record()")


def poll(seconds, condition, problem):
    """Waits until a condition holds, with growing pauses."""
    deadline = time.monotonic() + seconds
    pause = 0.1
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{problem} within {seconds} s")
        time.sleep(pause)
        pause = min(pause * 1.3, 2)
