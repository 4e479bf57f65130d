#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of what ships and of the rules of the tree. Usage: check.py SOURCE BUILD; prints TAP.

What is called lint reads source by regular expression: it finds what is written as it is usually
written, and proves nothing beyond."""

import configparser
import re
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from tap import check, finish, some

SOURCE, BUILD = Path(sys.argv[1]), Path(sys.argv[2])
APP_ID = "io.github.madoguchi.Madoguchi"

# What a room may include: of ours by room, and from outside by the first part of the name. A folder
# within another has its rules, but for those that have their own here. The picture in
# ARCHITECTURE.md says the same.
GIO = {"gio", "glib", "glib-object", "glib-unix"}
RULES = {"base", "calendar", "rules"}
PURE = RULES | {"guide"}
CARD = {"base", "transport", "card", "certificate"}
SESSION = PURE | CARD | {"municipality", "settings", "session"}
WORDING = SESSION | {"diagnosis", "wording"}
LAYERS = {
    "base": (set(), {"glib"}),
    "transport": ({"base"}, GIO),
    "simulator": ({"base", "transport"}, GIO | {"gnutls"}),
    "card": ({"base", "transport"}, GIO),
    "certificate": ({"base"}, {"glib", "glib-object", "gnutls"}),
    "calendar": ({"base"}, {"glib"}),
    "rules": ({"base", "calendar"}, {"glib"}),
    "guide": (RULES, {"glib"}),
    "municipality": (RULES, GIO),
    "settings": (RULES | {"municipality"}, GIO),
    "walls": (RULES | {"municipality", "walls"}, GIO | {"fontconfig"}),
    "session": (SESSION, GIO),
    "diagnosis": (SESSION, GIO),
    "wording": (SESSION | {"diagnosis", "simulator"}, GIO),
    "simulator/vpcd": ({"base", "transport", "simulator", "wording"}, GIO),
    "export": (WORDING, GIO | {"json-glib", "qrencode"}),
    "export/sheet": (WORDING | {"export"}, GIO | {"pango", "cairo", "cairo-pdf"}),
    "cli": (WORDING | {"simulator", "export", "export/sheet", "walls"}, GIO | {"json-glib"}),
    "ui": (
        WORDING | {"simulator", "export", "export/sheet", "walls"},
        GIO | {"gtk", "adwaita", "gdk", "graphene", "pango", "cairo"},
    ),
    # main.c
    "": ({"base", "wording", "walls", "ui"}, GIO),
}
# The C library and the system are for everyone but the pure rooms.
SYSTEM = {
    "assert", "dlfcn", "errno", "fcntl", "float", "io", "langinfo", "limits", "linux", "locale", "malloc", "math", "poll",
    "setjmp", "signal", "stdarg", "stdbool", "stddef", "stdint", "stdio", "stdlib", "string", "sys",
    "termios", "time", "unistd", "windows", "winscard", "wintypes", "libintl", "netinet", "arpa",
    "netdb",
}  # fmt: skip
WINSCARD_FILES = re.compile(r"src/transport/pcsc/mado-[a-z-]*pcsc\.[ch]$")


def command(*arguments, **keywords):
    done = subprocess.run(arguments, capture_output=True, text=True, cwd=SOURCE, **keywords)
    return done.returncode, (done.stdout + done.stderr).strip()


def is_the_projects(tool, version):
    """Whether it is the tool of Debian 12. Only that one is asked for what each version has its own mind on."""
    code, out = command(tool, "--version")
    if code:
        raise OSError(f"{tool}: {out}")
    return re.search(r"\d[\d.]*", out)[0].startswith(version)


def tracked(*suffixes, under=("",)):
    """The tree's own files: as git knows them, else all but what was built. There are some: what is
    said of each of none is always true."""
    code, out = command("git", "ls-files", "--cached", "--others", "--exclude-standard")
    names = out.splitlines() if code == 0 else [
        str(p) for p in (p.relative_to(SOURCE) for p in SOURCE.rglob("*")) if not p.parts[0].startswith("build")
    ]
    return some(
        [SOURCE / n for n in names if n.endswith(suffixes) and n.startswith(under) and (SOURCE / n).is_file()],
        f"files {' '.join(suffixes)} under {' '.join(under)}",
    )


def sources(*suffixes, under=("src/", "tests/")):
    return tracked(*suffixes, under=under)


def room(path):
    """The room of a file under src/: the longest of its folders that has rules."""
    folders = path.relative_to(SOURCE / "src").parts[:-1]
    return next(
        ("/".join(folders[:n]) for n in range(len(folders), 0, -1) if "/".join(folders[:n]) in LAYERS),
        "/".join(folders),
    )


# The one that is made is of the room of its maker, src/guide/lines.py.
OWN_HEADERS = {p.name: room(p) for p in sources(".h", under=("src/",))} | {"mado-guide-lines.h": "guide"}
# Those that the build makes.
for build_file in tracked("meson.build", under=("src/",)):
    for name in re.findall(r"'(mado-[\w-]+\.h)'", build_file.read_text()):
        OWN_HEADERS.setdefault(name, room(build_file))
OWN_HEADERS |= {f"mado-{name}-nicks.h": name for name in LAYERS} | {"mado-model-enums.h": "session"}


@check("lint: rooms include only what is below them")
def _():
    for path in sources(".c", ".h", under=("src/",)):
        relative = path.relative_to(SOURCE)
        if room(path) not in LAYERS:
            yield f"{relative}: nobody knows this room"
            continue
        ours, outside = LAYERS[room(path)]
        for line in path.read_text().splitlines():
            match = re.match(r'\s*#\s*include\s+["<]([^">]+)[">]', line)
            if not match or match[1] == "config.h":
                continue
            name = match[1]
            head = re.split(r"[/.]", name)[0]
            if name in OWN_HEADERS:
                if OWN_HEADERS[name] not in ours | {room(path)}:
                    yield f"{relative}: {name} is of {OWN_HEADERS[name]}/"
            elif head in ("winscard", "winsmcrd", "wintypes", "PCSC", "pcsclite", "reader"):
                if not WINSCARD_FILES.search(str(relative)):
                    yield f"{relative}: {name} outside of the PC/SC transport"
            elif head in {"string", "stdlib", "stdio", "errno"} or head in outside:
                continue
            elif head not in SYSTEM or room(path) in PURE - {"base"}:
                yield f"{relative}: {name}"


TYPE = re.compile(
    r"^\} (Mado\w+);|^G_DECLARE_\w+ \((Mado\w+),|^typedef (?:struct|union|enum) \w+ (Mado\w+);", re.M
)
CONSTANT = re.compile(r"^  (MADO_[A-Z0-9_]+)(?: = [^,]*)?,", re.M)


@check("lint: no two types or constants have the same name")
def _():
    """C lets two layers use one name for two things, as long as no file includes both."""
    places = {}
    for path in sources(".c", ".h"):
        if path.relative_to(SOURCE).parts[0] != "src":
            continue
        text = path.read_text(encoding="utf-8")
        names = {name for match in TYPE.finditer(text) for name in match.groups() if name}
        if path.suffix == ".h":
            names |= set(CONSTANT.findall(text))
        for name in names:
            places.setdefault(name, []).append(str(path.relative_to(SOURCE)))
    if not places:
        yield "no type was found"
    for name, paths in sorted(places.items()):
        if len(paths) > 1:
            yield f"{name}: {', '.join(paths)}"


PLAIN = re.compile(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.S)
DECLARED = re.compile(r"^(?:\w[\w ]*[ *])?(mado_\w+) \([^{};]*;", re.M)


def names_in(path):
    """Every name that a file uses: what stands in its comments and strings is not code."""
    text = path.read_text(encoding="utf-8")
    return set(re.findall(r"\w+", text if path.suffix == ".ui" else PLAIN.sub("", text)))


@check("lint: a function that outside of its file only tests call stands in a -private header")
def _():
    users = [names_in(p) for p in sources(".c", ".h", ".ui", under=("src/", "data/ui/"))]
    tests = set().union(*(names_in(p) for p in sources(".c", ".h", under=("tests/",))))
    headers = [p for p in sources(".h", under=("src/",)) if not p.stem.endswith("-private")]
    declared = [(p, name) for p in headers for name in DECLARED.findall(PLAIN.sub("", p.read_text(encoding="utf-8")))]
    for header, name in some(declared, "functions"):
        # Where it is declared, and where it is defined.
        if name in tests and sum(name in names for names in users) <= 2:
            yield f"{header.name}: {name} ()"


@check("sources are formatted")
def _():
    files = sources(".c", ".h")
    for path in files:
        text = path.read_text(encoding="utf-8")
        if not text.endswith("\n") or text.endswith("\n\n"):
            yield f"{path.relative_to(SOURCE)}: does not end in one line end"
        for number, line in enumerate(text.splitlines(), 1):
            if "\t" in line or line != line.rstrip():
                yield f"{path.relative_to(SOURCE)}:{number}: a tab, or blanks at the end"
    if is_the_projects("clang-format", "14."):
        code, out = command("clang-format", "--dry-run", "-Werror", *map(str, files))
        if code:
            yield from sorted({line.split(":")[0] for line in out.splitlines() if "error:" in line})


@check("every source names its licence")
def _():
    for path in tracked(".c", ".h", ".py", ".ui", ".css"):
        head = path.read_text()[:400]
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in head:
            yield path.relative_to(SOURCE)


@check("desktop file")
def _():
    built = BUILD / f"data/{APP_ID}.desktop"
    code, out = command("desktop-file-validate", str(built))
    if code or out:
        yield out


@check("metainfo")
def _():
    built = BUILD / f"data/{APP_ID}.metainfo.xml"
    code, out = command("appstreamcli", "validate", "--no-net", "--pedantic", str(built))
    if code:
        yield out
    if not is_the_projects("appstreamcli", "0.16."):
        return
    known = {
        # The name is GNOME's way, and the program's for good.
        "cid-contains-uppercase-letter",
        # Japanese has no capitals.
        "summary-first-word-not-capitalized",
        "description-first-word-not-capitalized",
    }
    for line in out.splitlines():
        match = re.match(r"[EWIP]: \S+?:(?:\d+:)? (\S+)(.*)", line)
        # "developer" came with AppStream 1.0; Debian 12's knows "developer_name" alone.
        if match and match[1] not in known and match[0].split()[2:] != ["unknown-tag", "developer"]:
            yield line


@check("every screenshot is in the tree, as large as it is said to be")
def _():
    root = ElementTree.parse(SOURCE / f"data/{APP_ID}.metainfo.xml.in").getroot()
    images = root.findall("screenshots/screenshot/image")
    if not images:
        yield "there are none"
    for image in images:
        path = SOURCE / "data/screenshots" / image.text.rpartition("/")[2]
        if not image.text.endswith(f"/main/{path.relative_to(SOURCE)}") or not path.is_file():
            yield f"{image.text} is not in the tree"
            continue
        size = struct.unpack(">II", path.read_bytes()[16:24])
        if size != (int(image.get("width", 0)), int(image.get("height", 0))):
            yield f"{path.name} is {size[0]} x {size[1]}"


@check("lint: small print is no smaller than a step under the text, and dark enough")
def _():
    # A step of 11 points; GTK draws text at 80 % of black, and 7:1 is wanted on white.
    text = re.sub(r"/\*.*?\*/", "", (SOURCE / "data/style.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    sizes = [rule for rule in re.findall(r"([^{};]+)\{([^}]*)\}", text) if "font-size: " in rule[1] or "color: alpha" in rule[1]]
    for selector, body in some(sizes, "rules of small print"):
        # The counter's page is larger as a whole.
        counter = "madocounter" in selector or "keycap" in selector
        size = re.search(r"font-size: (\d+)%", body)
        if size and int(size[1]) * (1.15 if counter else 1) < 91:
            yield f"{selector.strip()}: {size[0]}"
        pale = re.search(r"(?<![-\w])color: alpha\(currentColor, ([\d.]+)\)", body)
        if pale:
            channel = 1 - 0.8 * float(pale[1])
            light = ((channel + 0.055) / 1.055) ** 2.4
            if 1.05 / (light + 0.05) < 7:
                yield f"{selector.strip()}: {pale[0]}"


@check("lint: sizes and distances are those of the scale")
def _():
    distances = {"0", "4", "8", "12", "16", "20", "24"}
    sizes = {"95", "100", "115", "130", "165"}
    for path in tracked(".css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selector, body in re.findall(r"([^{};]+)\{([^}]*)\}", text):
            found = re.findall(r"(?<![-\w])(?:padding|margin)[-a-z]*: ([^;]+);", body)
            # The picture of the desk is larger than what it shows.
            stray = set(re.findall(r"(?<![\d.-])(\d+)px", " ".join(found))) - distances
            if not re.search("lobby|counter|keycap", selector):
                stray |= set(re.findall(r"font-size: (\d+)%", body)) - sizes
            if stray:
                yield f"{path.name}: {selector.strip()}: {', '.join(sorted(stray))}"
    for path in tracked(".ui"):
        found = re.findall(r'name="(?:[a-z-]*spacing|margin-[a-z]+)">(\d+)<', path.read_text(encoding="utf-8"))
        if set(found) - distances:
            yield f"{path.name}: {', '.join(sorted(set(found) - distances))}"
    for path in tracked(".c"):
        if "src/ui/" in path.as_posix():
            text = path.read_text(encoding="utf-8")
            found = re.findall(r'gtk_box_new \(GTK_ORIENTATION_\w+, (\d+)\)|"(?:[a-z]+-)?spacing", (\d+)', text)
            stray = {a or b for a, b in found} - distances
            if stray:
                yield f"{path.name}: {', '.join(sorted(stray))}"


@check("settings schema")
def _():
    code, out = command("glib-compile-schemas", "--strict", "--dry-run", "data")
    if code or out:
        yield out


@check("widget descriptions are well-formed, and each has its class")
def _():
    for path in tracked(".ui"):
        code, out = command("xmllint", "--noout", str(path))
        if code:
            yield out
        code_path = Path("src") / path.relative_to(SOURCE / "data").with_suffix(".c")
        if not (SOURCE / code_path).is_file():
            yield f"{path.name} has no {code_path}"
        # Newer GTK gives a name to no widget that is nothing in particular.
        for widget in ElementTree.parse(path).iter("object"):
            if widget.get("class") in ("GtkScrolledWindow", "GtkBox", "AdwBin", "AdwClamp"):
                names = {p.get("name") for p in widget.findall("property")}
                if widget.find("accessibility") is not None and "accessible-role" not in names:
                    yield f"{path.name}: a {widget.get('class')} has a name and no role"


@check("man pages")
def _():
    for path in tracked(".1", ".1.in"):
        # The kinds of warnings that tell of a mistake; what else is worth one is each version's own.
        kinds = ["mac", "font", "char", "syntax", "escape", "missing"]
        code, out = command(
            "groff", "-Kutf8", "-man", "-Tutf8", "-z", "-Ww", *("-w" + kind for kind in kinds), str(path)
        )
        if code or out:
            yield out


@check("icons")
def _():
    for path in tracked(".svg"):
        code, out = command("xmllint", "--noout", str(path))
        if code:
            yield out
        # GTK fills every path of a symbolic icon, a line's arc too; data/encode-icon.py knows one colour.
        if path.stem.endswith("-symbolic"):
            for found in re.findall(r'stroke|fill="(?!#222222")[^"]*"', path.read_text()):
                yield f"{path.name}: {found}"


@check("practice cards and municipalities are key files")
def _():
    for path in tracked(".ini"):
        parser = configparser.RawConfigParser(strict=True, delimiters=("=",), comment_prefixes=("#",))
        try:
            parser.read_string(path.read_text(encoding="utf-8"))
        except (configparser.Error, UnicodeDecodeError) as error:
            yield f"{path.relative_to(SOURCE)}: {error}"


@check("programs are hardened")
def _():
    for name in ("src/cli/madoguchi-cli", "src/ui/madoguchi", "src/simulator/vpcd/madoguchi-practice-card"):
        program = BUILD / name
        if not program.is_file():
            yield f"{name} was not built"
            continue
        header = command("readelf", "-hW", str(program))[1]
        segments = command("readelf", "-lW", str(program))[1]
        dynamic = command("readelf", "-dW", str(program))[1]
        symbols = command("readelf", "--dyn-syms", "-W", str(program))[1]
        if "DYN (" not in header:
            yield f"{name}: not position independent"
        if "GNU_RELRO" not in segments or "NOW" not in dynamic:
            yield f"{name}: RELRO is not full"
        if "__stack_chk_fail" not in symbols:
            yield f"{name}: no stack protector"
        if not re.search(r"__\w+_chk@", symbols):
            yield f"{name}: not fortified"
        if re.search(r"(GNU_STACK|LOAD).*RWE", segments):
            yield f"{name}: memory that is written can be executed"
        if re.search(r"\((RPATH|RUNPATH|TEXTREL)\)", dynamic):
            yield f"{name}: looks for libraries elsewhere, or changes its code"
        if "X86-64" in header:
            if "SHSTK" not in command("readelf", "-nW", str(program))[1]:
                yield f"{name}: no note of the shadow stack"
            # There is no such note for indirect calls, since Debian's own start-up objects do not
            # keep to it; what counts is that our functions begin with the landing instruction.
            if command("objdump", "-d", str(program))[1].count("endbr64") < 100:
                yield f"{name}: no control-flow protection"


@check("the AppArmor profiles can be read, allow no network, and are packaged")
def _():
    for path in some(sorted((SOURCE / "data/apparmor").iterdir()), "profiles"):
        code, out = command("apparmor_parser", "--skip-kernel-load", "--skip-cache", str(path))
        if code:
            yield out
        # What abstractions allow as well: each class that is named is one that is given.
        code, rules = command("apparmor_parser", "--preprocess", str(path))
        for rule in re.findall(r"^\s*network\b.*\b(?:inet6?|raw|packet)\b.*$", rules, re.M):
            yield f"{path.name}: {rule.strip()}"
        if f"profile {path.name} /usr/bin/{path.name} " not in rules:
            yield f"{path.name}: not the profile of that program"
        if f"data/apparmor/{path.name} " not in (SOURCE / f"debian/{path.name}.install").read_text():
            yield f"{path.name}: in no package"


@check("lint: nothing goes on the network but the practice card to the virtual reader")
def _():
    allowed = "src/simulator/vpcd/"
    pattern = re.compile(r"\b(GSocket|g_socket_|GNetwork|g_resolver|SoupSession|getaddrinfo|curl_)\w*")
    for path in sources(".c", ".h", under=("src/",)):
        name = str(path.relative_to(SOURCE))
        if not name.startswith(allowed):
            for found in set(pattern.findall(path.read_text())):
                yield f"{name}: {found}"


@check("lint: no command with a PIN is ever printed")
def _():
    pattern = re.compile(r"g_(?:debug|message|info|warning|print\w*|log\w*) ?\([^;]*(?:secret|password|pin->|command\b)")
    for path in sources(".c", under=("src/card/",)) + sources(".c", under=("src/transport/",)):
        for found in pattern.findall(path.read_text()):
            yield f"{path.relative_to(SOURCE)}: {found}"


# A document that is named, in its folder or without; an address of this repository names one, too.
DOCUMENT = re.compile(r"(?:(?<=/blob/main/)|(?<![\w./$-]))(?:[\w-]+/)*[\w-]+\.md(?!\w)", re.ASCII)
# What is cited of it: sections, rules, examples and sources, be it over the end of a comment's line.
CITED = re.compile(r"(?:,? and|,)?[\s*#]+(?:section )?(\d+(?:\.\d+)*|[A-Z]\d+)\b")


def documents_named(here, text, documents):
    """Each document that a file in the folder @here names, which one that is, and what it cites of it."""
    for match in DOCUMENT.finditer(text):
        name = Path(match[0])
        found = next((d for d in (here / name, name, "docs" / name) if d in documents), None)
        cited, end = [], match.end()
        while found and (more := CITED.match(text, end)):
            cited.append(more[1])
            end = more.end()
        yield match[0], found, cited


def citable(text):
    """The numbers of a document's sections, and the names that stand first in the rows of its tables."""
    return set(re.findall(r"^#+ (\d+(?:\.\d+)*)\b", text, re.M)) | set(re.findall(r"^\| ([A-Z]\d+) \|", text, re.M))


@check("every document that is named is in the tree, with the sections, rules and sources that are cited of it")
def _():
    names = {p.relative_to(SOURCE): citable(p.read_text(encoding="utf-8")) for p in tracked(".md")}
    n_cited = 0
    for path in tracked(""):
        content = path.read_bytes()
        if b"\0" in content:
            continue
        relative = path.relative_to(SOURCE)
        for name, document, cited in documents_named(relative.parent, content.decode("utf-8", "replace"), names):
            if document is None:
                yield f"{relative}: there is no {name}"
            for what in cited:
                n_cited += 1
                if what not in names[document]:
                    yield f"{relative}: {document} has no {what}"
    if not n_cited:
        yield "nothing is cited"


def anchors(text):
    """A document's headings as they are linked to."""
    headings = re.findall(r"^#+ (.*)", text, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


@check("links in documents lead to files of the tree, and to headings in them")
def _():
    files = {p.resolve() for p in tracked("")}
    links = [(p, link) for p in tracked(".md") for link in re.findall(r"\]\(([^)\s]+)\)", p.read_text(encoding="utf-8"))]
    for path, link in some([(p, link) for p, link in links if not re.match(r"\w+:", link)], "links"):
        name, _, anchor = link.partition("#")
        target = (path.parent / name if name else path).resolve()
        if target not in files and not (target.is_dir() and any(target in file.parents for file in files)):
            yield f"{path.relative_to(SOURCE)}: {link}"
        elif anchor and anchor not in anchors(target.read_text(encoding="utf-8")):
            yield f"{path.relative_to(SOURCE)}: {link} is no heading"


@check("what the guidance and policy-rules.md call the same source is the same page")
def _():
    text = (SOURCE / "docs/policy-rules.md").read_text(encoding="utf-8")
    row = re.compile(r"^\| ([A-Z]\d+) \| [^|]* \| ([^|]*) \| ([^|]*) \|$", re.M)
    known = {match[1]: [cell.strip().strip("—") for cell in match.groups()[1:]] for match in row.finditer(text)}
    parser = configparser.RawConfigParser(strict=True, delimiters=("=",), comment_prefixes=("#",))
    parser.read_string((SOURCE / "data/guide/sources.ini").read_text(encoding="utf-8"))
    for code in some([code for code in parser.sections() if code in known], "sources of both"):
        own = [parser[code].get("url", ""), parser[code].get("date", "")]
        if own != known[code]:
            yield f"{code}: {' '.join(own)}, there {' '.join(known[code])}"


@check("the lines by which policy-rules.md answers questions are there")
def _():
    text = (SOURCE / "docs/policy-rules.md").read_text(encoding="utf-8")
    answers = re.search(r"^## 14\..*?^---$", text, re.M | re.S)[0]
    lines = "".join(p.read_text(encoding="utf-8") for p in (SOURCE / "data/guide").glob("*.ini"))
    for line in some(re.findall(r"`([a-z0-9-]+)`", answers), "lines"):
        if f"[{line}]\n" not in lines:
            yield line


@check("lint: the tests, functions and files by which the documents on trust prove what they say are there")
def _():
    code = "".join(p.read_text(encoding="utf-8") for p in sources(".c", under=("src/",)))
    tests = "".join(p.read_text(encoding="utf-8") for p in sources(".c", under=("tests/",)))
    files = {p.name for p in tracked("")}
    names = ("threat-model", "privacy", "exported-actions")
    text = "".join((SOURCE / f"docs/{name}.md").read_text(encoding="utf-8") for name in names)
    for word in some(set(re.findall(r"`([^`\n]+)`", text)), "words"):
        if re.fullmatch(r"/[a-z-]+(/[a-z0-9-]+)*(/\*)?", word):
            # A program may put its paths together, of what comes before the last name and that.
            group, _, name = word.rpartition("/")
            if f'"{word.rstrip("*")}' not in tests and not (f'"{group}/"' in tests and f'"{name}"' in tests):
                yield f"there is no test {word}"
        elif (function := re.fullmatch(r"(\w+) \(\)", word)) and not re.search(rf"\b{function[1]} \(", code):
            yield f"there is no function {word}"
        elif re.fullmatch(r"[a-z0-9-]+\.[ch]", word) and word not in files:
            yield f"there is no file {word}"


@check("lint: the names in the glossary are those in the code")
def _():
    text = "".join(p.read_text(encoding="utf-8") for p in sources(".c", ".h", under=("src/",)))
    words = set(re.findall(r"\w+", text, re.ASCII))
    glossary = (SOURCE / "docs/glossary.md").read_text(encoding="utf-8")
    rows = [row.split("|")[3] for row in glossary.splitlines() if row.startswith("| ") and row.count("|") == 4]
    for name in some([name for row in rows for name in re.findall(r"`([^`]+)`", row)], "names in code"):
        if name not in words:
            yield f"{name} is not in src/"


finish()
