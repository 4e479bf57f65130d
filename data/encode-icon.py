#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""encode-icon.py RSVG-CONVERT SVG SIZE OUTPUT: a symbolic icon as a picture of one size.

GTK paints such a picture anew: its shape is the alpha channel, and the three colours say how much of
the theme's success, warning and error is in it: in red what is of the class "success", and all else
in black. Up to 4.20 GTK brought a program that does the same (gtk4-encode-symbolic-svg)."""

import subprocess
import sys
from pathlib import Path

convert, svg, size, output = sys.argv[1:]
text = Path(svg).read_text(encoding="utf-8")
black = text.replace('class="success" fill="#222222"', 'fill="#ff0000"').replace("#222222", "#000000")
subprocess.run([convert, "-w", size, "-h", size, "-f", "png", "-o", output], input=black, text=True, check=True)
