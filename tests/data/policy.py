#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an administrator is given, against the settings that there are. Usage: policy.py SOURCE; prints TAP."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from tap import check, finish, some

SOURCE = Path(sys.argv[1])
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


finish()
