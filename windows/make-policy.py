#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-policy.py SCHEMA EN.PO FOLDER: the settings as a group policy of Windows.

Writes madoguchi.admx, ja-JP/madoguchi.adml and en-US/madoguchi.adml into FOLDER, with what the
GSettings schema says of each key: so none is forgotten, and none has other bounds there. What is set
is written to HKLM, and read by src/settings/mado-machine-policy.c."""

import gettext
import io
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

KEY = r"Software\Policies\Madoguchi"
NAMES = {"ja-JP": "電子証明書の窓口", "en-US": "Madoguchi (電子証明書の窓口)"}
SUPPORTED = {"ja-JP": "Windows 10以降", "en-US": "Windows 10 and later"}
# Longer than any name of a municipality's data or of a counter.
MOST_CHARACTERS = 128


def name_of(key, choice=""):
    """What may name a string of an ADML file: letters, digits and "_"."""
    return re.sub(r"\W", "_", key.get("name") + (f"-{choice}" if choice else ""))


def element(key):
    """(ADMX element, ADML presentation) of the value; a boolean is the policy itself."""
    name, value = name_of(key), key.get("name")
    if key.get("type") == "b":
        return "", ""
    if key.get("type") == "i":
        bounds = key.find("range")
        return (
            f'<decimal id="{name}" valueName="{value}" required="true" minValue="{bounds.get("min")}" '
            f'maxValue="{bounds.get("max")}"/>',
            f'<decimalTextBox refId="{name}" defaultValue="{key.findtext("default")}">{value}</decimalTextBox>',
        )
    # An empty choice is the same as no policy.
    choices = [choice.get("value") for choice in key.iter("choice") if choice.get("value")]
    if choices:
        items = "".join(
            f'<item displayName="$(string.{name_of(key, choice)})"><value><string>{choice}</string></value></item>'
            for choice in choices
        )
        return (
            f'<enum id="{name}" valueName="{value}" required="true">{items}</enum>',
            f'<dropdownList refId="{name}" noSort="true">{value}</dropdownList>',
        )
    return (
        f'<text id="{name}" valueName="{value}" required="true" maxLength="{MOST_CHARACTERS}"/>',
        f'<textBox refId="{name}"><label>{value}</label></textBox>',
    )


def policy(key):
    name, (value, presentation) = name_of(key), element(key)
    shown = f' presentation="$(presentation.{name})"' if presentation else ""
    name_of_value = "" if value else f' valueName="{key.get("name")}"'
    inside = f"<elements>{value}</elements>" if value else (
        '<enabledValue><decimal value="1"/></enabledValue><disabledValue><decimal value="0"/></disabledValue>'
    )
    return f"""    <policy name="{name}" class="Machine" displayName="$(string.{name})" explainText="$(string.{name}_help)"{shown} key="{KEY}"{name_of_value}>
      <parentCategory ref="madoguchi"/>
      <supportedOn ref="supported"/>
      {inside}
    </policy>
"""


def admx(keys):
    return f"""<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="madoguchi" namespace="Madoguchi.Policies.Madoguchi"/>
  </policyNamespaces>
  <resources minRequiredRevision="1.0"/>
  <supportedOn>
    <definitions>
      <definition name="supported" displayName="$(string.supported)"/>
    </definitions>
  </supportedOn>
  <categories>
    <category name="madoguchi" displayName="$(string.madoguchi)"/>
  </categories>
  <policies>
{"".join(policy(key) for key in keys)}  </policies>
</policyDefinitions>
"""


def adml(keys, language, translate):
    strings = {"madoguchi": NAMES[language], "supported": SUPPORTED[language]}
    presentations = {}
    for key in keys:
        name = name_of(key)
        strings[name] = translate(key.findtext("summary"))
        description = key.findtext("description")
        strings[f"{name}_help"] = (f"{translate(description)}\n\n" if description else "") + key.get("name")
        for choice in key.iter("choice"):
            if choice.get("value"):
                strings[name_of(key, choice.get("value"))] = choice.get("value")
        if element(key)[1]:
            presentations[name] = element(key)[1]
    lines = "".join(f'      <string id="{name}">{escape(text)}</string>\n' for name, text in strings.items())
    shown = "".join(
        f'      <presentation id="{name}">{text}</presentation>\n' for name, text in presentations.items()
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <displayName>{escape(NAMES[language])}</displayName>
  <description>{escape(NAMES[language])}</description>
  <resources>
    <stringTable>
{lines}    </stringTable>
    <presentationTable>
{shown}    </presentationTable>
  </resources>
</policyDefinitionResources>
"""


def main(schema, po, folder):
    keys = list(ElementTree.parse(schema).iter("key"))
    compiled = subprocess.run(["msgfmt", "-o", "-", po], check=True, capture_output=True).stdout
    english = gettext.GNUTranslations(io.BytesIO(compiled)).gettext
    files = {
        "madoguchi.admx": admx(keys),
        "ja-JP/madoguchi.adml": adml(keys, "ja-JP", str),
        "en-US/madoguchi.adml": adml(keys, "en-US", english),
    }
    for name, text in files.items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


main(*sys.argv[1:])
