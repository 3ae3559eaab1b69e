"""Chromium without a window, spoken to over a pipe: opens a page at a width, measures it, takes its picture."""

import base64
import json
import os
import subprocess
import tempfile


class Browser:
    """One page of a headless Chromium; leaves nothing behind."""

    def __init__(self):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        told, self.tell = os.pipe()
        self.listen, says = os.pipe()
        # Chromium reads from descriptor 3 and writes to 4.
        self.process = subprocess.Popen(
            ["sh", "-c", f'exec 3<&{told} 4>&{says}; exec "$@"', "sh", "chromium", "--headless", "--no-sandbox",
             "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe", f"--user-data-dir={self.profile.name}",
             "about:blank"],
            pass_fds=(told, says), stderr=subprocess.DEVNULL)
        os.close(told)
        os.close(says)
        self.number, self.buffer, self.session = 0, b"", None
        page = next(t for t in self.ask("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.ask("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.session = None
        self.ask("Browser.close")
        self.process.wait()
        os.close(self.tell)
        os.close(self.listen)
        self.profile.cleanup()

    def hear(self):
        while b"\0" not in self.buffer:
            piece = os.read(self.listen, 1 << 20)
            if not piece:
                raise RuntimeError("Chromium ended")
            self.buffer += piece
        message, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(message)

    def ask(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.tell, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.hear()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def open(self, path, width=1280, height=900, media=""):
        """Shows a file of this machine; media is "" for the screen, or "print"."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                 mobile=width < 600)
        self.ask("Emulation.setEmulatedMedia", media=media)
        self.ask("Page.enable")
        self.ask("Page.navigate", url="file://" + os.path.abspath(path))
        while self.hear().get("method") != "Page.loadEventFired":
            pass

    def measure(self, script):
        """What a function without a name returns in the page, as values of Python."""
        answer = self.ask("Runtime.evaluate", expression=f"({script})()", returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def picture(self, path, whole=False):
        shot = self.ask("Page.captureScreenshot", captureBeyondViewport=whole)
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))
