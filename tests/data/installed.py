#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs into a folder, looks at what is there, and takes it away again. Usage: installed.py
SOURCE BUILD PREFIX; prints TAP."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import check, finish, some

SOURCE, BUILD, PREFIX = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
APP_ID = "io.github.madoguchi.Madoguchi"
LOG = BUILD / "meson-logs/install-log.txt"

room = tempfile.TemporaryDirectory()
root = Path(room.name) / "root"
share = root / PREFIX.relative_to("/") / "share"
ENV = {**os.environ, "DESTDIR": str(root)}


def run(*words, env=None):
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, env=env or ENV, check=False
    )
    if done.returncode:
        raise subprocess.SubprocessError(f"{words}: {done.stdout}{done.stderr}")
    return done.stdout


def installed():
    return {path.relative_to(root / PREFIX.relative_to("/")).as_posix() for path in root.rglob("*") if path.is_file()}


def install():
    run("meson", "install", "-C", BUILD, "--no-rebuild", "--quiet")


def make_caches():
    # As the installation itself does where there is no DESTDIR.
    run("glib-compile-schemas", share / "glib-2.0/schemas")
    run("gtk4-update-icon-cache", "-q", "-t", "-f", share / "icons/hicolor")
    run("update-desktop-database", "-q", share / "applications")


def uninstall():
    run(SOURCE / "script/uninstall", BUILD)


def options_of(page):
    """The options that a man page speaks of."""
    text = (SOURCE / "data/man" / page).read_text(encoding="utf-8").replace("\\-", "-")
    return set(re.findall(r"--[a-z0-9][a-z0-9-]*", text.replace("\\fR", " ").replace("\\fB", " ")))


def options_in_help(*words):
    env = {key: value for key, value in ENV.items() if "DISPLAY" not in key}
    found = set(re.findall(r"^  (?:-\w, )?(--[a-z0-9-]+)", run(*words, "--help", env=env), re.M))
    return some(found - {"--help-all", "--help-gapplication"}, "options")


# Whoever had installed the program from this folder must still be able to uninstall it.
kept_log = LOG.read_bytes() if LOG.exists() else None


@check("all is there")
def _():
    install()
    files = installed()
    for wanted in (
        "bin/madoguchi", "bin/madoguchi-cli", "bin/madoguchi-practice-card",
        f"share/applications/{APP_ID}.desktop", f"share/metainfo/{APP_ID}.metainfo.xml",
        f"share/icons/hicolor/scalable/apps/{APP_ID}.svg",
        f"share/icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg",
        f"share/glib-2.0/schemas/{APP_ID}.gschema.xml",
        "share/locale/en/LC_MESSAGES/madoguchi.mo", "share/locale/ja/LC_MESSAGES/madoguchi.mo",
        "share/madoguchi/practice/healthy.ini", "share/madoguchi/practice/keys/auth.pem",
        "share/bash-completion/completions/madoguchi-cli",
        "share/zsh/site-functions/_madoguchi-cli",
        "share/fish/vendor_completions.d/madoguchi-cli.fish",
    ):  # fmt: skip
        if wanted not in files:
            yield f"{wanted} is missing"
    for program in some([name for name in files if name.startswith("bin/")], "programs"):
        if f"share/man/man1/{program.removeprefix('bin/')}.1" not in files:
            yield f"{program} has no man page"
    for name in some(list((SOURCE / "data/practice").rglob("*.*")), "practice cards"):
        if name.suffix in (".ini", ".pem") and f"share/madoguchi/{name.relative_to(SOURCE / 'data')}" not in files:
            yield f"{name.name} is not installed"


@check("every option is in the man page")
def _():
    bin_dir = root / PREFIX.relative_to("/") / "bin"
    pages = {"madoguchi": [()], "madoguchi-practice-card": [()]}
    commands = some(re.findall(r"^  ([a-z][a-z-]*)  ", run(bin_dir / "madoguchi-cli", "--help"), re.M), "commands")
    pages["madoguchi-cli"] = [(command,) for command in commands]
    for program, ways in pages.items():
        for words in ways:
            missing = options_in_help(bin_dir / program, *words) - options_of(f"{program}.1")
            if missing - {"--help", "--version"}:
                yield f"data/man/{program}.1 lacks {' '.join(sorted(missing))}"


@check("nothing is left when it was the only program")
def _():
    make_caches()
    uninstall()
    yield from sorted(str(path) for path in root.rglob("*"))


@check("what others have there stays, and knows nothing of this program")
def _():
    others = {
        "glib-2.0/schemas/org.other.gschema.xml": '<schemalist><schema id="org.other" path="/o/">'
        '<key name="a" type="b"><default>true</default></key></schema></schemalist>',
        "applications/other.desktop": "[Desktop Entry]\nType=Application\nName=O\nExec=o\n"
        "MimeType=text/plain;\n",
        "icons/hicolor/symbolic/apps/other.svg": "<svg/>",
    }
    for name, text in others.items():
        (share / name).parent.mkdir(parents=True, exist_ok=True)
        (share / name).write_text(text)
    install()
    make_caches()
    uninstall()
    caches = {"glib-2.0/schemas/gschemas.compiled", "icons/hicolor/icon-theme.cache", "applications/mimeinfo.cache"}
    left = {path.relative_to(share).as_posix() for path in share.rglob("*") if path.is_file()}
    if left != others.keys() | caches:
        yield f"{sorted(left)}"
    for cache in caches:
        if b"adoguchi" in (share / cache).read_bytes():
            yield f"{cache} still knows this program"


if kept_log is None:
    LOG.unlink(missing_ok=True)
else:
    LOG.write_bytes(kept_log)
shutil.rmtree(root, ignore_errors=True)
finish()
