#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""encode-icon.py ENCODER SVG SIZE OUTPUT: a symbolic icon as a picture of one size.

GTK's encoder names its output after its input, so that two sizes of one icon would be one file."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

encoder, svg, size, output = sys.argv[1:]
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([encoder, "-o", folder, svg, f"{size}x{size}"], check=True)
    shutil.copyfile(Path(folder) / (Path(svg).stem + ".symbolic.png"), output)
