#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes files as a C table: embed.py OUTPUT.c HEADER.h TYPE TABLE FILE…

A row of TABLE is the file's name without its ending, its bytes and their number; the last is empty.
"""

import pathlib
import sys


def array(data: bytes) -> str:
    lines = []
    for start in range(0, len(data), 16):
        lines.append("  " + " ".join(f"0x{byte:02x}," for byte in data[start : start + 16]))
    # A NUL behind a text, so that it may be read as a string too.
    return "\n".join([*lines, "  0x00,"])


def read(path: pathlib.Path) -> bytes:
    data = path.read_bytes()
    # A checkout on Windows must build the same bytes.
    return data.replace(b"\r\n", b"\n") if path.suffix == ".ini" else data


def main(output: str, header: str, kind: str, table: str, *inputs: str) -> None:
    parts = ["/* Made by embed.py; do not edit. */", '#include "config.h"', f'#include "{header}"']
    rows = []
    for number, path in enumerate(sorted(map(pathlib.Path, inputs), key=lambda path: path.stem)):
        data = read(path)
        parts.append(f"static const unsigned char file_{number}[] = {{\n{array(data)}\n}};")
        rows.append(f'  {{ "{path.stem}", file_{number}, {len(data)} }},')
    rows.append("  { NULL, NULL, 0 },")
    lines = "\n".join(rows)
    parts.append(f"const {kind} {table}[] = {{\n{lines}\n}};")
    pathlib.Path(output).write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
