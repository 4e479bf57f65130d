#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an administrator is given, against the settings and faults that there are. Usage:
administrators.py SOURCE CLI; prints TAP."""

import configparser
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from tap import check, finish, some

SOURCE, CLI = Path(sys.argv[1]), Path(sys.argv[2]).resolve()
PAGE = (SOURCE / "docs/administrators.md").read_text(encoding="utf-8")
SCHEMA = SOURCE / "data/io.github.madoguchi.Madoguchi.gschema.xml"
KEYS = some(list(ElementTree.parse(SCHEMA).iter("key")), "keys of the schema")
SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
LANGUAGES = ("ja-JP", "en-US")

FOLDER = tempfile.TemporaryDirectory()
subprocess.run(
    [sys.executable, SOURCE / "windows/make-policy.py", SCHEMA, SOURCE / "po/en.po", FOLDER.name], check=True
)
ADMX = Path(FOLDER.name, "madoguchi.admx")
POLICIES = ElementTree.parse(ADMX).findall(f".//{SPACE}policy")


def value_of(policy):
    """(name, type, bounds or choices) of what a policy writes."""
    assert policy.get("class") == "Machine" and policy.get("key") == r"Software\Policies\Madoguchi"
    if policy.get("valueName"):
        on = policy.find(f"{SPACE}enabledValue/{SPACE}decimal").get("value")
        off = policy.find(f"{SPACE}disabledValue/{SPACE}decimal").get("value")
        return policy.get("valueName"), "b", (on, off)
    element = policy.find(f"{SPACE}elements")[0]
    name, kind = element.get("valueName"), element.tag.removeprefix(SPACE)
    if kind == "decimal":
        return name, "i", (element.get("minValue"), element.get("maxValue"))
    return name, "s", tuple(item.text for item in element.iter(f"{SPACE}string"))


def wanted(key):
    if key.get("type") == "b":
        return key.get("name"), "b", ("1", "0")
    if key.get("type") == "i":
        return key.get("name"), "i", (key.find("range").get("min"), key.find("range").get("max"))
    choices = tuple(choice.get("value") for choice in key.iter("choice") if choice.get("value"))
    return key.get("name"), "s", choices


@check("Windows' policy has every setting, with its type and bounds")
def _():
    written = [value_of(policy) for policy in POLICIES]
    for key in KEYS:
        if written.count(wanted(key)) != 1:
            yield f"{wanted(key)} is not among {written}"
    if len(written) != len(KEYS):
        yield f"{len(written)} policies for {len(KEYS)} settings"


@check("each of the policy's words is there in each language")
def _():
    text = ADMX.read_text(encoding="utf-8")
    for language in LANGUAGES:
        tree = ElementTree.parse(Path(FOLDER.name, language, "madoguchi.adml"))
        for kind in ("string", "presentation"):
            told = {node.get("id") for node in tree.iter(f"{SPACE}{kind}")}
            asked = set(some(re.findall(rf"\$\({kind}\.(\w+)\)", text), kind))
            for name in told ^ asked:
                yield f"{language}: {kind} {name}"
        shown = {node.get("refId") for node in tree.iter() if node.get("refId")}
        values = {node.get("id") for policy in POLICIES for node in policy.iter() if node.get("id")}
        for name in shown ^ values:
            yield f"{language}: element {name}"
        for node in tree.iter(f"{SPACE}string"):
            if language == "en-US" and node.get("id") != "madoguchi" and re.search("[\u3040-\u30ff\u4e00-\u9fff]", node.text):
                yield f"{language}: {node.get('id')} is Japanese"


def plain(value):
    """A default as the page's table has it."""
    return {"''": "なし", '""': "なし"}.get(value, f"`{value.strip(chr(34))}`" if not value.isdigit() else value)


@check("the page tells every setting, with its default and bounds, and no other")
def _():
    rows = {
        row[1]: row[0]
        for row in re.finditer(r"^\| `([a-z-]+)` \|.*$", PAGE.split("## 2.")[0], re.M)
    }
    for key in KEYS:
        row = rows.pop(key.get("name"), "")
        if f"| {plain(key.findtext('default'))} |" not in row:
            yield f"{key.get('name')}: {row}"
        bounds = key.find("range")
        if bounds is not None and f"| {bounds.get('min')}～{bounds.get('max')} |" not in row:
            yield f"{key.get('name')}: {row}"
    yield from rows


@check("the page and the manual tell every exit code of doctor")
def _():
    source = (SOURCE / "src/cli/mado-cli-doctor.c").read_text(encoding="utf-8")
    codes = {
        (number, name.lower().replace("_", "-"))
        for name, number in re.findall(r"\[MADO_FAULT_(\w+)\] = (\d+),", source)
    }
    page = set(re.findall(r"^\| (\d+) \| `([a-z-]+)` \|", PAGE, re.M))
    manual = (SOURCE / "data/man/madoguchi-cli.1").read_text(encoding="utf-8").replace("\\-", "-")
    told = set(re.findall(r'^\.BR (\d+) " ([a-z-]+)（', manual, re.M))
    yield from some(codes, "codes") ^ page
    yield from codes ^ told


def block(name):
    """A file of the page, by the name in its first line."""
    return re.search(rf"```ini\n# {re.escape(name)}\n(.*?)```", PAGE, re.S)[1]


@check("the page's files for dconf do what they say")
def _():
    values = configparser.RawConfigParser(delimiters=("=",))
    values.read_string(block("/etc/dconf/db/madoguchi.d/00-madoguchi"))
    wanted = dict(values["io/github/madoguchi/Madoguchi"])
    locks = {line.rpartition("/")[2] for line in block("/etc/dconf/db/madoguchi.d/locks/00-madoguchi").split()}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "db.d/locks").mkdir(parents=True)
        (folder / "db.d/00-madoguchi").write_text(block("/etc/dconf/db/madoguchi.d/00-madoguchi"))
        (folder / "db.d/locks/00-madoguchi").write_text(block("/etc/dconf/db/madoguchi.d/locks/00-madoguchi"))
        subprocess.run(["dconf", "compile", folder / "db", folder / "db.d"], check=True)
        profile = block("/etc/dconf/profile/user").replace("system-db:madoguchi", f"file-db:{folder}/db")
        (folder / "profile").write_text(profile)
        environment = os.environ | {
            "DCONF_PROFILE": str(folder / "profile"), "GSETTINGS_BACKEND": "dconf", "XDG_CONFIG_HOME": name,
            "XDG_RUNTIME_DIR": name, "HOME": name, "PCSCLITE_CSOCK_NAME": f"{name}/no-service",
        }  # fmt: skip
        done = subprocess.run([CLI, "doctor", "--json"], env=environment, capture_output=True, check=False)
    settings = json.loads(done.stdout)["settings"]
    for key in KEYS:
        name, default = key.get("name"), key.findtext("default").strip("\"'")
        told = settings[name]
        value = str(told["value"]).lower() if isinstance(told["value"], bool) else str(told["value"])
        if value != wanted.get(name, default).strip("\"'"):
            yield f"{name} is {told}"
        if told["locked"] != (name in locks):
            yield f"{name} is {told}"
        if value != default and told["set_by"] != "administrator":
            yield f"{name} is {told}"
    yield from set(wanted) - set(settings)
    yield from locks - set(wanted)


finish()
