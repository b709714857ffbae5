"""Manual pages of the program and of each verb, from what --help and --version print.

manual.py PROGRAM SCENARIOS FOLDER writes FOLDER/taktskifte.1.gz, FOLDER/taktskifte-run.1.gz, ...; SCENARIOS is the path of
the shipped scenarios from the folder of the program.
"""

import gzip
import itertools
import pathlib
import re
import subprocess
import sys

LAST_OPTION = re.compile(r"^  -h \[ --help \] +(?=print)", re.MULTILINE)  # tells where descriptions begin
OPTION = re.compile(r"(?:(-\w) \[ )?(--[\w-]+)(?: \])?(?: (arg))?(?: \(=(.*)\))?")


def escaped(text):
    """Text as roff prints it unchanged."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return r"\&" + text if text.startswith((".", "'")) else text


def prose(block):
    """A block of lines as a paragraph; lines that are indented stay as they are."""
    lines = [".PP"]
    for indented, group in itertools.groupby(block.splitlines(), lambda line: line.startswith(" ")):
        shown = [escaped(line) for line in group]
        lines += [".nf", *shown, ".fi"] if indented else shown
    return lines


def section(name, lines):
    return [f".SH {name}", *lines]


def options_of(block):
    """Pairs of an option as it is printed and its description, from the block that begins with "Options:"."""
    column = LAST_OPTION.search(block).end() - LAST_OPTION.search(block).start()
    found = []
    for line in block.splitlines()[1:]:
        if line.startswith("  -"):
            found.append([line[:column], line[column:]])
            if len(found[-1][0].rstrip()) == column:  # so long that the description begins below
                found[-1] = [line, ""]
        else:
            found[-1][1] += " " + line.strip()
    return [(head.strip(), " ".join(text.split())) for head, text in found]


def option_lines(block):
    lines = []
    for head, text in options_of(block):
        short, name, value, default = OPTION.fullmatch(head).groups()
        shown = ", ".join(rf"\fB{escaped(each)}\fR" for each in (short, name) if each)
        lines += [".TP", shown + (rf" \fI{value}\fR" if value else ""),
                  escaped(text + (f" (default: {default})" if default else ""))]
    return lines


def synopsis(block):
    uses = [line.removeprefix("Usage:").strip() for line in block.splitlines()]
    return [line for use in uses for line in (escaped(use), ".br")][:-1]


def page(name, about, version, parts):
    return "\n".join([f'.TH {name.upper()} 1 "" "{version}" "User Commands"', ".nh",  # a word that is broken cannot be copied
                      *section("NAME", [escaped(f"{name} ") + r"\- " + escaped(about)]), *parts, ""])


def verb_page(verb, about, text, version):
    usage, *blocks = text.strip("\n").split("\n\n")
    if not usage.startswith("Usage:") or not blocks or not blocks[-1].startswith("Options:"):
        raise ValueError(f"taktskifte {verb} --help: not Usage, text, Options")
    parts = section("SYNOPSIS", synopsis(usage)) + section("DESCRIPTION", [line for block in blocks[:-1] for line in prose(block)])
    parts += section("OPTIONS", option_lines(blocks[-1])) + section("SEE ALSO", [r"\fBtaktskifte\fR(1)"])
    return page(f"taktskifte-{verb}", about, version, parts)


def verbs_of(text):
    return re.findall(r"^  ([a-z]+) +(.+)$", text, re.MULTILINE)


def program_page(text, version, scenarios):
    usage, about, _, *rest = text.strip("\n").split("\n\n")
    verbs = verbs_of(text)
    status = [line for block in rest for line in prose(block)]
    parts = section("SYNOPSIS", synopsis(usage)) + section("DESCRIPTION", prose(about))
    parts += section("VERBS", [line for verb, text in verbs for line in (".TP", rf"\fBtaktskifte {verb}\fR", escaped(text))])
    parts += section("OPTIONS AND EXIT STATUS", status)
    parts += section("FILES", [".TP", rf"\fI{escaped(scenarios)}\fR", "from the folder of the program: scenarios and data that come with it.",
                               "A scenario elsewhere may take one as its base by its name alone."])
    parts += section("SEE ALSO", [", ".join(rf"\fBtaktskifte\-{verb}\fR(1)" for verb, _ in verbs)])
    return page("taktskifte", about[0].lower() + about[1:].rstrip("."), version, parts)


def main(program, scenarios, folder):
    def said(*words):
        return subprocess.run([program, *words], check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout

    version = " ".join(said("--version").split()[:2])
    text = said("--help")
    pages = {"taktskifte": program_page(text, version, scenarios)}
    for verb, about in verbs_of(text):
        pages[f"taktskifte-{verb}"] = verb_page(verb, about, said(verb, "--help"), version)
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in pages.items():
        (folder / f"{name}.1.gz").write_bytes(gzip.compress(content.encode(), mtime=0))


if __name__ == "__main__":
    main(*sys.argv[1:])
