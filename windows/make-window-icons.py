#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a GResource of every icon that the window shows, as pictures in the sizes it shows them in.

On Windows there is neither an icon theme nor a loader for SVG. The names are looked for in the
program's sources: those of the program lie in icons/, the others are taken from Adwaita. GTK finds
them below the application's resource path, in the folders of its own "hicolor" theme. What GTK's
and libadwaita's own widgets show, those libraries bring along.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PREFIX = "/io/github/madoguchi/Madoguchi/icons"
APP_ID = "io.github.madoguchi.Madoguchi"
THEME = Path("/usr/share/icons/Adwaita")
SYMBOLIC_SIZES = (16, 24, 32, 48, 64, 96, 128)
APP_SIZES = (16, 24, 32, 48, 64, 128, 256)


def named_in(sources):
    """The names in C and .ui files; they are always whole strings there."""
    names = set()
    for pattern in ("src/**/*.c", "src/**/*.h", "data/ui/*.ui"):
        for path in sources.glob(pattern):
            names.update(re.findall(r"[\">]([a-z0-9-]+-symbolic)[\"<]", path.read_text("utf-8")))
    return names


def find(name, sources):
    own = sources / "icons" / "symbolic" / f"{name}.svg"
    if own.exists():
        return own
    for folder in ("symbolic", "scalable"):
        for path in sorted((THEME / folder).rglob(f"{name}.svg")):
            return path
    sys.exit(f"make-window-icons.py: no icon is called {name}")


def make_symbolic(arguments, name, folder):
    svg = find(name, arguments.sources)
    for size in SYMBOLIC_SIZES:
        to = folder / f"{size}x{size}" / "actions"
        to.mkdir(parents=True, exist_ok=True)
        subprocess.run([arguments.encode, svg, f"{size}x{size}", "-o", to], check=True)


def make_application(arguments, folder):
    svg = arguments.sources / "icons" / "scalable" / f"{APP_ID}.svg"
    for size in APP_SIZES:
        to = folder / f"{size}x{size}" / "apps"
        to.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [arguments.rsvg_convert, "-w", str(size), "-h", str(size), "-f", "png",
             "-o", to / f"{APP_ID}.png", svg],
            check=True,
        )


def compile_resource(arguments, folder):
    files = "".join(
        f"    <file>{path.relative_to(folder)}</file>\n" for path in sorted(folder.rglob("*.png"))
    )
    listing = folder / "icons.gresource.xml"
    listing.write_text(
        f'<gresources>\n  <gresource prefix="{PREFIX}">\n{files}  </gresource>\n</gresources>\n'
    )
    subprocess.run(
        [arguments.compile, "--generate-source", "--internal", "--c-name", "mado_window_icons",
         f"--sourcedir={folder}", f"--target={arguments.output}", listing],
        check=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, required=True)
    for name in ("--output", "--rsvg-convert", "--encode", "--compile"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in sorted(named_in(arguments.sources)):
            make_symbolic(arguments, name, folder)
        make_application(arguments, folder)
        compile_resource(arguments, folder)


main()
