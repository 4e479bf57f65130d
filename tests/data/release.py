#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""script/release signs, and sees what was not signed. Usage: release.py SOURCE; prints TAP."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import check, finish

SOURCE = Path(sys.argv[1])
room = tempfile.TemporaryDirectory()
ROOM = Path(room.name)


def run(*words, **env):
    return subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL, env={**os.environ, **env},
    )  # fmt: skip


def make_key(name):
    done = run("minisign", "-G", "-W", "-p", ROOM / f"{name}.pub", "-s", ROOM / f"{name}.key")
    done.check_returncode()


def make_release():
    folder = Path(tempfile.mkdtemp(dir=ROOM))
    (folder / "madoguchi-1.tar.xz").write_text("the source")
    (folder / "madoguchi_1.deb").write_text("the package")
    sums = run("sh", "-c", f"cd {folder} && sha256sum -- *").stdout
    (folder / "SHA256SUMS").write_text(sums)
    done = run(SOURCE / "script/release", "sign", folder, MADO_RELEASE_KEY=str(ROOM / "ours.key"))
    if done.returncode:
        raise subprocess.SubprocessError(done.stdout + done.stderr)
    return folder


def verify(folder, key="ours"):
    return run(SOURCE / "script/release", "verify", folder, MADO_RELEASE_PUBLIC_KEY=str(ROOM / f"{key}.pub"))


make_key("ours")
make_key("theirs")


@check("what was signed is found as it was, by another program than the one that signed")
def _():
    done = verify(make_release())
    if done.returncode:
        yield done.stdout + done.stderr


@check("whatever was changed afterwards is seen")
def _():
    def change(name, text):
        return lambda folder: (folder / name).write_text(text)

    def change_all(folder):
        (folder / "madoguchi_1.deb").write_text("another")
        (folder / "SHA256SUMS").write_text(run("sh", "-c", f"cd {folder} && sha256sum -- madoguchi*").stdout)

    changes = {
        "another package": change("madoguchi_1.deb", "another"),
        "another package with its sum": change_all,
        "one more": change("more.exe", "more"),
        "one less": lambda folder: (folder / "madoguchi_1.deb").unlink(),
        "no signature": lambda folder: (folder / "SHA256SUMS.minisig").unlink(),
        "another signature": change("SHA256SUMS.minisig", "untrusted comment: x\nRWQ=\n"),
    }
    for name, make_change in changes.items():
        folder = make_release()
        make_change(folder)
        if verify(folder).returncode == 0:
            yield name
    if verify(make_release(), "theirs").returncode == 0:
        yield "another's key"


finish()
