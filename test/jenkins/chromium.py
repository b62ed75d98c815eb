"""Headless Chromium, driven over its debugging pipe (Chrome DevTools Protocol)."""
import json
import os
import shutil
import subprocess
import tempfile
import time


class Page:
    """What one visit of a page showed: its status, its errors and what its scripts answer."""

    def __init__(self, browser, url, status, problems):
        self.url = url
        self.status = status
        self.problems = problems
        self._browser = browser

    def evaluate(self, expression):
        """The value of a JavaScript expression (promises are awaited)."""
        return self._browser.evaluate(expression)


class Chromium:
    """One browser with one tab. Every request carries the given headers, so no form has to be filled to log in."""

    def __init__(self, headers=None, program="chromium"):
        self._profile = tempfile.mkdtemp(prefix="slipway-chromium-")
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        self._process = subprocess.Popen(
            ["sh", "-c", 'exec 3<&"$1" 4>&"$2"; shift 2; exec "$@"', "sh", str(to_browser), str(from_browser), program,
             "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000", "--no-first-run", "--disable-extensions",
             "--disable-background-networking", "--user-data-dir=" + self._profile, "--remote-debugging-pipe", "about:blank"],
            pass_fds=(to_browser, from_browser), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self._number = 0
        self._buffer = b""
        self._events = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = None
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log", "Audits"):
            self.call(domain + ".enable")
        if headers:
            self.call("Network.setExtraHTTPHeaders", headers=headers)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends the browser and removes its profile."""
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._out)
        os.close(self._in)
        shutil.rmtree(self._profile, ignore_errors=True)

    def call(self, method, **parameters):
        """Calls a method of the protocol and returns its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if getattr(self, "_session", None):
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        number = self._number
        while True:
            answer = self._read()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self._events.append(answer)

    def _read(self):
        while b"\0" not in self._buffer:
            part = os.read(self._in, 1 << 16)
            if not part:
                raise RuntimeError("Chromium ended")
            self._buffer += part
        line, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(line)

    def evaluate(self, expression):
        """The value of an expression in the page."""
        result = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def visit(self, url, seconds=30):
        """Opens a page, waits until it has loaded and its network has been quiet for half a second."""
        self._events.clear()
        self.call("Page.navigate", url=url)
        deadline = time.monotonic() + seconds
        quiet = 0
        while time.monotonic() < deadline and quiet < 5:
            done = self.evaluate("document.readyState") == "complete" and self._pending() == 0
            quiet = quiet + 1 if done else 0
            time.sleep(0.1)
        return Page(self, url, self._status(url), self.problems())

    def settle(self, rounds=8):
        """Lets the page go on for a moment; returns what went wrong meanwhile."""
        for _ in range(rounds):
            time.sleep(0.1)
            self.evaluate("1")
        return self.problems()

    def screenshot(self, file):
        """Writes the page as a PNG."""
        import base64
        with open(file, "wb") as out:
            out.write(base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]))

    def _pending(self):
        started, ended = set(), set()
        for event in self._events:
            identity = event.get("params", {}).get("requestId")
            if event.get("method") == "Network.requestWillBeSent":
                started.add(identity)
            elif event.get("method") in ("Network.loadingFinished", "Network.loadingFailed"):
                ended.add(identity)
        return len(started - ended)

    def _status(self, url):
        status = None
        for event in self._events:
            if event.get("method") == "Network.responseReceived" and event["params"].get("type") == "Document":
                status = event["params"]["response"]["status"]
        return status

    def problems(self):
        """Uncaught exceptions, console errors, failed requests and violations of the content security policy."""
        found = []
        for event in self._events:
            parameters = event.get("params", {})
            match event.get("method"):
                case "Runtime.exceptionThrown":
                    details = parameters["exceptionDetails"]
                    found.append("exception: " + details.get("exception", {}).get("description", details.get("text", ""))[:400])
                case "Runtime.consoleAPICalled" if parameters["type"] in ("error", "assert"):
                    found.append("console: " + " ".join(str(a.get("value", a.get("description", ""))) for a in parameters["args"])[:400])
                case "Log.entryAdded" if parameters["entry"]["level"] == "error":
                    entry = parameters["entry"]
                    found.append(f"{entry['source']}: {entry['text'][:300]} {entry.get('url', '')}")
                case "Audits.issueAdded" if parameters["issue"]["code"] == "ContentSecurityPolicyIssue":
                    found.append("csp: " + json.dumps(parameters["issue"]["details"])[:400])
        return found
