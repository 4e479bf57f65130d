#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""script/sbom on a small package made here. Usage: sbom.py SOURCE CLI; prints TAP."""

import copy
import hashlib
import importlib.machinery
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tap import check, finish

SOURCE, CLI = Path(sys.argv[1]), Path(sys.argv[2])
SCRIPT = SOURCE / "script/sbom"
ENV = {**os.environ, "SOURCE_DATE_EPOCH": "1795824000"}

# Not to write a cache beside a script that is no module.
sys.dont_write_bytecode = True
loader = importlib.machinery.SourceFileLoader("sbom", str(SCRIPT))
sbom = importlib.util.module_from_spec(importlib.util.spec_from_loader("sbom", loader))
loader.exec_module(sbom)

room = tempfile.TemporaryDirectory()
dist = Path(room.name) / "dist"
DEB = "madoguchi-cli_0.1.0-1_amd64.deb"


def make_artefacts():
    dist.mkdir()
    tree = Path(room.name) / "tree"
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "DEBIAN").mkdir()
    shutil.copy(CLI, tree / "usr/bin/madoguchi-cli")
    (tree / "DEBIAN/control").write_text(
        "Package: madoguchi-cli\nVersion: 0.1.0-1\nArchitecture: amd64\n"
        "Maintainer: M <m@example.org>\nDescription: for a test\n"
    )
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "-b", tree, dist / DEB], check=True, capture_output=True)
    with zipfile.ZipFile(dist / "madoguchi-0.1.0-windows-x86_64.zip", "w") as archive:
        archive.writestr("m/share/licenses/SOURCES.txt", "zlib          libz-mingw-w64       1.2.13\r\n")
        archive.writestr("m/share/licenses/zlib/copyright", "the licence of zlib")
    (dist / "madoguchi-0.1.0-windows-x86_64-setup.exe").write_bytes(b"MZ")
    shutil.copy(SOURCE / "flatpak/io.github.madoguchi.Madoguchi.yml", dist)


def make():
    done = subprocess.run([SCRIPT, dist], capture_output=True, text=True, env=ENV, check=True)
    return done.stdout


make_artefacts()
TEXT = make()
DOCUMENT = json.loads(TEXT)
PACKAGES = {package["SPDXID"]: package for package in DOCUMENT["packages"]}


def related(one, kind):
    return {
        PACKAGES[r["relatedSpdxElement"]]["name"]
        for r in DOCUMENT["relationships"]
        if r["spdxElementId"] == one and r["relationshipType"] == kind and r["relatedSpdxElement"] in PACKAGES
    }


@check("it keeps the rules of SPDX 2.3, and tells of the artefacts as they are")
def _():
    yield from sbom.check(DOCUMENT)
    yield from sbom.check_folder(DOCUMENT, dist)


@check("the same input makes the same bytes")
def _():
    if make() != TEXT:
        yield "another document"


@check("the libraries of a program are there, with version and licence of the system's packages")
def _():
    (artefact,) = [i for i, p in PACKAGES.items() if p["name"] == DEB]
    names = related(artefact, "DYNAMIC_LINK")
    for wanted in ("libc6", "libgnutls30", "libjson-glib-1.0-0", "libpcsclite1", "libqrencode4"):
        if not any(name.startswith(wanted) for name in names):
            yield f"{wanted} is not in {sorted(names)}"
    for package in PACKAGES.values():
        if package["SPDXID"].startswith("SPDXRef-Debian-"):
            version = subprocess.run(
                ["dpkg-query", "-W", "-f", "${Version}", package["name"]], capture_output=True, text=True, check=True
            ).stdout
            if package["versionInfo"] != version or package["licenseDeclared"] == "NOASSERTION":
                yield f"{package}"


@check("what a package contains is there with its checksum")
def _():
    sums = {item["checksumValue"] for file in DOCUMENT["files"] for item in file["checksums"]}
    if hashlib.sha256(CLI.read_bytes()).hexdigest() not in sums:
        yield "the program is missing"


@check("the libraries of Windows and Flatpak are there")
def _():
    for artefact in (".zip", "-setup.exe"):
        if related(f"SPDXRef-Artefact-madoguchi-0.1.0-windows-x86-64{artefact}", "CONTAINS") != {"zlib"}:
            yield f"{artefact}: zlib is missing, or more is there"
    if related("SPDXRef-Artefact-io.github.madoguchi.Madoguchi.yml", "DEPENDS_ON") != {"pcsc-lite", "qrencode"}:
        yield "pcsc-lite or qrencode is missing, or more is there"


@check("the check sees what is wrong")
def _():
    def broken(change):
        document = copy.deepcopy(DOCUMENT)
        change(document)
        return [*sbom.check(document), *sbom.check_folder(document, dist)]

    changes = {
        "a version of SPDX": lambda d: d.update(spdxVersion="SPDX-2.2"),
        "no namespace": lambda d: d.update(documentNamespace="x"),
        "no time": lambda d: d["creationInfo"].update(created="today"),
        "a licence": lambda d: d["packages"][0].update(licenseDeclared="Whatever-1.0"),
        "a name twice": lambda d: d["packages"].append(d["packages"][0]),
        "a relation to nothing": lambda d: d["relationships"][0].update(relatedSpdxElement="SPDXRef-none"),
        "a library of nothing": lambda d: d["relationships"].clear(),
        "a short checksum": lambda d: d["files"][0]["checksums"][0].update(checksumValue="00"),
        "another checksum": lambda d: next(p for p in d["packages"] if "packageFileName" in p)["checksums"][0].update(
            checksumValue="0" * 40
        ),
        "a licence without text": lambda d: d["hasExtractedLicensingInfos"][0].update(extractedText=" "),
    }
    for name, change in changes.items():
        if not broken(change):
            yield f"{name} was not seen"
    (dist / "more.tar.xz").write_bytes(b"")
    if not sbom.check_folder(DOCUMENT, dist):
        yield "one artefact more was not seen"


@check("no path of this computer is in it")
def _():
    for found in re.findall(r'"[^"]*(?:/home/|/root/|/tmp/)[^"]*"', json.dumps({**DOCUMENT, "hasExtractedLicensingInfos": []})):
        yield found


finish()
