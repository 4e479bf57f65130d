#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-icon.py RSVG-CONVERT SVG ICO: the program's icon in the sizes that Windows shows."""

import struct
import subprocess
import sys
from pathlib import Path

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)


def main(rsvg_convert, svg, ico):
    pictures = [
        subprocess.run(
            [rsvg_convert, "--width", str(size), "--height", str(size), "--format", "png", svg],
            check=True,
            stdout=subprocess.PIPE,
        ).stdout
        for size in SIZES
    ]
    # ICONDIR and ICONDIRENTRY; PNG inside is understood since Windows Vista. 0 stands for 256.
    offset = 6 + 16 * len(SIZES)
    table = struct.pack("<HHH", 0, 1, len(SIZES))
    for size, picture in zip(SIZES, pictures):
        table += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    Path(ico).write_bytes(table + b"".join(pictures))


main(*sys.argv[1:])
