#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/windows/headers.py OBJDUMP FILE...: what the header of a program or DLL for Windows promises:
ASLR with 64 bits, with the relocations without which it is none; no execution of data; no memory that
is both written and executed. TAP."""

import re
import subprocess
import sys

HIGH_ENTROPY_VA, DYNAMIC_BASE, NX_COMPAT = 0x20, 0x40, 0x100
WANTED = HIGH_ENTROPY_VA | DYNAMIC_BASE | NX_COMPAT


def faults(objdump, path):
    def run(option):
        return subprocess.run([objdump, option, path], check=True, capture_output=True, text=True).stdout

    header = run("-p")
    flags = int(re.search(r"^DllCharacteristics\s+([0-9a-f]+)", header, re.M)[1], 16)
    if flags & WANTED != WANTED:
        yield f"DllCharacteristics are {flags:#x}"
    if "relocations stripped" in header or not re.search(
            r"^Entry 5 [0-9a-f]+ 0*[1-9a-f][0-9a-f]* Base Relocation", header, re.M):
        yield "no relocations"
    if int(re.search(r"^ImageBase\s+([0-9a-f]+)", header, re.M)[1], 16) < 1 << 32:
        yield "made for the lower 4 GB"
    for name, attributes in re.findall(r"^\s+\d+ (\S+).*\n\s+(.*)$", run("-h"), re.M):
        if "CODE" in attributes and "READONLY" not in attributes:
            yield f"{name} is written and executed"


def main(objdump, *paths):
    failed = 0
    print(f"1..{len(paths)}")
    for number, path in enumerate(paths, 1):
        found = list(faults(objdump, path))
        failed += bool(found)
        print("not ok" if found else "ok", number, path)
        for fault in found:
            print(f"# {fault}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
