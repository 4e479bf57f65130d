#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest, as far as it can be checked without building it (script/flatpak does). Usage:
flatpak.py SOURCE; prints TAP."""

import re
import sys
from pathlib import Path

import yaml

from tap import check, finish, some

SOURCE = Path(sys.argv[1])
APP_ID = "io.github.madoguchi.Madoguchi"
MANIFEST = yaml.safe_load((SOURCE / f"flatpak/{APP_ID}.yml").read_text(encoding="utf-8"))
MODULES = {module["name"]: module for module in MANIFEST["modules"]}

# flatpak-manifest(5): those of its keys that are used here. flatpak-builder passes over a key that
# it does not know, so that a misspelt one would go unseen.
TOP_KEYS = {
    "id": str, "runtime": str, "runtime-version": str, "sdk": str, "command": str,
    "finish-args": list, "separate-locales": bool, "cleanup": list, "modules": list,
}  # fmt: skip
MODULE_KEYS = {"name": str, "buildsystem": str, "config-opts": list, "cleanup": list, "sources": list}
SOURCE_KEYS = {
    "archive": {"type": str, "url": str, "sha256": str},
    "dir": {"type": str, "path": str, "skip": list},
}
PERMISSIONS = {
    "--socket=pcsc", "--socket=wayland", "--socket=fallback-x11", "--share=ipc", "--device=dri",
}  # fmt: skip


def shape(where, found, wanted):
    for key in found.keys() - wanted.keys():
        yield f"{where}: {key} is not known"
    for key, kind in wanted.items():
        if key in found and not isinstance(found[key], kind):
            yield f"{where}: {key} is not a {kind.__name__}"


@check("the manifest has the right shape")
def _():
    yield from shape("manifest", MANIFEST, TOP_KEYS)
    yield from (f"{key} is missing" for key in TOP_KEYS.keys() - MANIFEST.keys())
    for name, module in MODULES.items():
        yield from shape(name, module, MODULE_KEYS)
        if module["buildsystem"] not in ("meson", "autotools"):
            yield f"{name}: {module['buildsystem']}"
        for source in module["sources"]:
            yield from shape(name, source, SOURCE_KEYS[source["type"]])


@check("it is this program")
def _():
    if MANIFEST["id"] != APP_ID or MANIFEST["command"] != "madoguchi":
        yield f"{MANIFEST['id']} {MANIFEST['command']}"
    if MANIFEST["runtime"] != "org.gnome.Platform" or MANIFEST["sdk"] != "org.gnome.Sdk":
        yield MANIFEST["runtime"]
    if list(MODULES)[-1] != "madoguchi":
        yield "the program is not built last"
    options = (SOURCE / "meson_options.txt").read_text()
    for option in MODULES["madoguchi"]["config-opts"]:
        if f"option('{option[2:].partition('=')[0]}'" not in options:
            yield f"meson has no option {option}"


@check("it may use the card reader and the screen, and nothing else: no network, no files")
def _():
    for extra in sorted(set(MANIFEST["finish-args"]) ^ PERMISSIONS):
        yield extra


@check("what is fetched is fixed by version and SHA-256, and told in the README")
def _():
    readme = (SOURCE / "flatpak/README.md").read_text(encoding="utf-8")
    for name, module in MODULES.items():
        if name == "madoguchi":
            continue
        for source in module["sources"]:
            version = re.search(r"-(\d+(?:\.\d+)+)\.tar\.\w+$", source.get("url", ""))
            if not version or not source["url"].startswith("https://"):
                yield f"{name}: {source}"
            elif f"| {name} | {version[1]} |" not in readme:
                yield f"flatpak/README.md does not tell of {name} {version[1]}"
            if not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
                yield f"{name}: no SHA-256"


@check("the library of pcsc-lite speaks with every pcscd since 2018")
def _():
    url = MODULES["pcsc-lite"]["sources"][0]["url"]
    version = tuple(int(part) for part in re.search(r"(\d+)\.(\d+)\.(\d+)", url).groups())
    # Before 2.4.1 a library spoke one protocol only: see flatpak/README.md.
    if version < (2, 4, 1):
        yield f"{version} speaks one protocol only"
    if "-Dipcdir=/run/pcscd" not in MODULES["pcsc-lite"]["config-opts"]:
        yield "the socket is not where Flatpak puts it"
    for module in (MANIFEST, *MODULES.values()):
        for pattern in module.get("cleanup", []):
            if re.match(r"/lib(/libpcsclite|/\*|$)", pattern):
                yield f"{pattern} takes the library away"


@check("every library that is linked is in the runtime or built here")
def _():
    runtime = {
        "glib-2.0", "gobject-2.0", "gio-2.0", "gnutls", "json-glib-1.0", "cairo", "cairo-pdf",
        "pangocairo", "gtk4", "libadwaita-1",
    }  # fmt: skip
    built = {"libpcsclite": "pcsc-lite", "libqrencode": "qrencode"}
    linked = re.findall(r"^\w+_dep = dependency\('([^']+)'|^  pcsc_dep = dependency\('([^']+)'",
                        (SOURCE / "meson.build").read_text(), re.M)  # fmt: skip
    for name in some(linked, "libraries"):
        name = "".join(name)
        if name not in runtime and built.get(name) not in MODULES:
            yield f"{name} is nowhere"


@check("files are chosen where a portal can do it, and written under the name that was chosen")
def _():
    pattern = re.compile(r"gtk_file_chooser_(?:dialog|widget)_new|set_current_folder|g_get_home_dir|special_dir")
    for path in some(sorted((SOURCE / "src").rglob("*.c")), "sources"):
        if path.parent.name == "walls":  # which folders may be read and written, not what is
            continue
        for found in pattern.findall(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(SOURCE)}: {found}"


finish()
