# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs of a soak: the service, the card, who looks at it, and who is in the way."""

import json
import os
import queue
import shlex
import signal
import subprocess
import threading
import time
from pathlib import Path

READER = "Virtual PCD 00 00"
PATIENCE = 20


class Missed(Exception):
    """Something did not come within PATIENCE seconds."""


class Process:
    def __init__(self, *words, **keywords):
        self.process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            stderr=subprocess.DEVNULL, **keywords)
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line.strip())

    def say(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def await_line(self, fits, what):
        end = time.monotonic() + PATIENCE
        while (left := end - time.monotonic()) > 0:
            try:
                line = self.lines.get(timeout=left)
            except queue.Empty:
                break
            if fits(line):
                return line
        raise Missed(what)

    def wait_line(self, seconds):
        try:
            return self.lines.get(timeout=seconds)
        except queue.Empty:
            return None

    def forget_lines(self):
        while not self.lines.empty():
            self.lines.get()

    def kill(self, number=signal.SIGKILL):
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def is_alive(self):
        return self.process.poll() is None


class Service:
    """pcscd, in a world of its own (tests/pcscd/with-pcscd)."""

    socket = Path("/run/pcscd/pcscd.comm")

    def __init__(self):
        self.process = None

    def start(self, which="MADO_PCSCD"):
        self.process = subprocess.Popen(shlex.split(os.environ[which]),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def freeze(self, seconds):
        self.process.send_signal(signal.SIGSTOP)
        time.sleep(seconds)
        self.process.send_signal(signal.SIGCONT)


class Card(Process):
    def count(self):
        self.say("counters")
        words = self.await_line(lambda line: line.startswith("counters"), "counters").split()
        return {key: int(value) for key, value in (word.split("=") for word in words[1:])}

    def await_read(self, least):
        """Until somebody has read it: at least so many commands, and no more for a moment."""
        end, last = time.monotonic() + PATIENCE, -1
        while time.monotonic() < end:
            now = self.count()["commands"]
            if now >= least and now == last:
                return now
            last = now
            time.sleep(0.1)
        raise Missed(f"a reading: {last} commands of {least}")


class Watch(Process):
    def expect(self, event):
        def fits(line):
            return json.loads(line)["event"] == event
        return self.await_line(fits, event)


def figures(pid):
    """Memory in KiB, descriptors, threads."""
    status = dict(line.split(":", 1) for line in
                  Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line)
    return (int(status["VmRSS"].split()[0]), len(os.listdir(f"/proc/{pid}/fd")),
            int(status["Threads"]))
