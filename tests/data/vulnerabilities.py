#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of script/vulnerabilities, which says what is known of what a release carries of others.
Usage: vulnerabilities.py SOURCE; prints TAP."""

import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from tap import check, finish

SCRIPT = Path(sys.argv[1]) / "script/vulnerabilities"
KEPT = (Path(sys.argv[1]) / "data/vulnerabilities.ini").read_text(encoding="utf-8")
ZLIB = KEPT.partition("[Windows zlib]\nversion=")[2].partition("\n")[0]
# Debian's names.
CHANGELOG = """libpng1.6 (1.0-2+deb12u1) bookworm-security; urgency=high

  * Fix CVE-2099-10002, CVE-2099-10003.

 -- Somebody <somebody@example.org>  Mon, 05 Oct 2026 10:56:53 +0530

libpng1.6 (0.9-1) unstable; urgency=medium

  * New upstream version (fixes CVE-2098-10001).

 -- Somebody <somebody@example.org>  Mon, 05 Oct 2020 10:56:53 +0530
"""


def run(folder, *words):
    env = {**os.environ, "MADO_WINDOWS_CACHE": folder}
    return subprocess.run([sys.executable, SCRIPT, *words], capture_output=True, text=True, check=False, env=env)


def bill(folder, name, source, version, day):
    path = Path(folder) / "bill.json"
    package = {"SPDXID": f"SPDXRef-Windows-{name}", "name": name, "versionInfo": version,
               "sourceInfo": f"Debian source package {source} {version}"}  # fmt: skip
    document = {"documentNamespace": "https://example.org/bill", "packages": [package],
                "creationInfo": {"created": f"{day}T00:00:00Z"}}  # fmt: skip
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def told(folder, path):
    document = json.loads(run(folder, path).stdout)
    return {one["vulnerability"]["name"]: one["status"] for one in document["statements"]}


@check("all that is carried of others has been looked at")
def _():
    yield from run("/nowhere", "--check").stderr.splitlines()


@check("what was found holds for the version that was looked at, and is a question of another")
def _():
    with tempfile.TemporaryDirectory() as folder:
        for version, status in ((ZLIB, "not_affected"), ("1", "under_investigation")):
            found = told(folder, bill(folder, "zlib", "libz-mingw-w64", version, "2026-12-01"))
            if found != {"CVE-2023-45853": status}:
                yield f"zlib {version}: {found}"


@check("what has to be looked at again is named")
def _():
    with tempfile.TemporaryDirectory() as folder:
        for version, day, code in ((ZLIB, "2026-12-01", 0), (ZLIB, "2029-12-01", 1), ("1", "2026-12-01", 1)):
            result = run(folder, "--old", bill(folder, "zlib", "libz-mingw-w64", version, day))
            if result.returncode != code or bool(result.stderr) != bool(code):
                yield f"zlib {version} on {day}: {result.returncode} {result.stderr}"


@check("what Debian has put right in the version that is carried is told as fixed")
def _():
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "sources/libpng1.6/1.0-2+deb12u1"
        (place / "debian").mkdir(parents=True)
        (place / "debian/changelog").write_text(CHANGELOG, encoding="utf-8")
        with tarfile.open(place / "libpng1.6_1.0-2+deb12u1.debian.tar.xz", "w:xz") as archive:
            archive.add(place / "debian", "debian")
        found = told(folder, bill(folder, "libpng", "libpng1.6", "1.0-2+deb12u1", "2026-12-01"))
        fixed = {name for name, status in found.items() if status == "fixed"}
        if fixed != {"CVE-2099-10002", "CVE-2099-10003"}:
            yield f"{found}"


finish()
