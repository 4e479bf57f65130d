#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""settings-defaults.py SCHEMA OUTPUT: the defaults of a GSettings schema as a macro with rows of C."""

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

schema, output = sys.argv[1:]
rows = [(key.get("name"), key.findtext("default")) for key in ElementTree.parse(schema).iter("key")]
lines = [f"  {{ {json.dumps(name)}, {json.dumps(default)} }}, \\\n" for name, default in rows]
Path(output).write_text(f"#define MADO_SETTINGS_DEFAULTS \\\n{''.join(lines)}\n", encoding="utf-8")
