#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the municipalities' files as a C table: embed-municipality.py OUTPUT.c FILE.ini…"""

import pathlib
import sys


def array(data: bytes) -> str:
    lines = []
    for start in range(0, len(data), 16):
        lines.append("  " + " ".join(f"0x{byte:02x}," for byte in data[start : start + 16]))
    # A NUL behind the text, so that it may be read as a string too.
    return "\n".join([*lines, "  0x00,"])


def main(output: str, inputs: list[str]) -> None:
    files = sorted((pathlib.Path(name) for name in inputs), key=lambda path: path.stem)
    parts = [
        "/* Made by embed-municipality.py; do not edit. */",
        '#include "config.h"',
        '#include "mado-municipality-builtin.h"',
    ]
    rows = []
    for number, path in enumerate(files):
        # A checkout on Windows must build the same bytes.
        data = path.read_bytes().replace(b"\r\n", b"\n")
        parts.append(f"static const unsigned char text_{number}[] = {{\n{array(data)}\n}};")
        rows.append(f'  {{ "{path.stem}", text_{number}, {len(data)} }},')
    rows.append("  { NULL, NULL, 0 },")
    table = "\n".join(rows)
    parts.append(f"const MadoMunicipalityBuiltin mado_municipality_builtin[] = {{\n{table}\n}};")
    pathlib.Path(output).write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
