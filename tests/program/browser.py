"""Drives headless Chromium through chromedriver: W3C WebDriver over plain HTTP, by the standard library alone."""
import base64
import http.client
import json
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CHROMEDRIVER = shutil.which("chromedriver")


def is_installed():
    return bool(CHROMIUM and CHROMEDRIVER)


class Browser:
    """A window of its own with a profile of its own; everything ends with it."""

    def __init__(self, width=1366, height=768, dark=False, calm=False, flags=()):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.profile = tempfile.TemporaryDirectory(prefix="placetime-browser-", ignore_cleanup_errors=True)
        self.driver = subprocess.Popen([CHROMEDRIVER, f"--port={self.port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1", "--disable-dev-shm-usage",
                   "--disable-background-networking", "--no-first-run", f"--user-data-dir={self.profile.name}", f"--window-size={width},{height}",
                   *(["--force-dark-mode"] if dark else []), *(["--force-prefers-reduced-motion"] if calm else []), *flags]
        self.session = None
        try:
            self.await_driver()
            answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
                "browserName": "chrome", "goog:chromeOptions": {"binary": CHROMIUM, "args": options},
                "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"}}}})
            self.session = answer["sessionId"]
            self.resize(width, height)
            self.do("url", url="about:blank")
            self.requests()  # what the browser's own first page asked for
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        try:
            if self.session:
                self.call("DELETE", f"/session/{self.session}")
        finally:
            self.driver.terminate()
            self.driver.wait()
            self.profile.cleanup()

    def await_driver(self):
        for _ in range(300):
            try:
                if self.call("GET", "/status")["ready"]:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise RuntimeError("chromedriver does not answer")

    def call(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request(method, path, json.dumps(body) if body is not None else None, {"Content-Type": "application/json"})
        value = json.loads(connection.getresponse().read())["value"]
        connection.close()
        if isinstance(value, dict) and "error" in value:
            raise RuntimeError(f'{value["error"]}: {value["message"]}')
        return value

    def do(self, command, **body):
        return self.call("POST", f"/session/{self.session}/{command}", body)

    def devtools(self, command, **parameters):
        return self.do("goog/cdp/execute", cmd=command, params=parameters)

    def resize(self, width, height, density=1):
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=density, mobile=False)

    def open(self, file):
        self.do("url", url=pathlib.Path(file).resolve().as_uri())

    def run(self, script, *arguments):
        """What a function body returns."""
        return self.do("execute/sync", script=script, args=list(arguments))

    def until(self, script, what, seconds=20):
        """Waits for an expression to be true."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            value = self.run(f"return ({script});")
            if value:
                return value
            time.sleep(0.05)
        raise AssertionError(f"{what}: still not after {seconds} s")

    def keys(self, *names):
        """Presses keys one after another: "ArrowLeft", " ", "n"."""
        codes = {"ArrowLeft": "\ue012", "ArrowRight": "\ue014", "ArrowUp": "\ue013", "ArrowDown": "\ue015", "Home": "\ue011", "End": "\ue010",
                 "Escape": "\ue00c", "Tab": "\ue004", "Enter": "\ue007", "PageUp": "\ue00e", "PageDown": "\ue00f"}
        actions = []
        for name in names:
            actions += [{"type": "keyDown", "value": codes.get(name, name)}, {"type": "keyUp", "value": codes.get(name, name)}]
        self.do("actions", actions=[{"type": "key", "id": "keys", "actions": actions}])

    def drag(self, start, *path):
        """Presses the mouse at a point of the window, moves it along the others, lets it go."""
        actions = [{"type": "pointerMove", "duration": 0, "x": round(start[0]), "y": round(start[1])}, {"type": "pointerDown", "button": 0}]
        actions += [{"type": "pointerMove", "duration": 30, "x": round(x), "y": round(y)} for x, y in path]
        actions += [{"type": "pointerUp", "button": 0}]
        self.do("actions", actions=[{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions}])

    def screenshot(self, file):
        pathlib.Path(file).write_bytes(base64.b64decode(self.call("GET", f"/session/{self.session}/screenshot")))

    def pdf(self, file):
        pathlib.Path(file).write_bytes(base64.b64decode(self.do("print", page={"width": 21, "height": 29.7}, background=True)))

    def log(self, kind):
        return self.do("se/log", type=kind)

    def requests(self):
        """Addresses that were asked for since the last call, without the page's own file and data inside it."""
        out = []
        for entry in self.log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if not url.startswith(("data:", "blob:", "about:", "chrome:")):
                    out.append(url)
        return out
