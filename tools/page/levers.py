"""What each actor can do, from scenarios/LEVERS.md, which `taktskifte levers --markdown` writes."""

import os
import re

PAGE = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "scenarios", "LEVERS.md")


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def levers():
    """A table for each mix: title, names of columns, and rows that begin with actor and lever; none without the page."""
    try:
        with open(PAGE, encoding="utf-8") as file:
            lines = file.read().splitlines()
    except (OSError, UnicodeDecodeError):
        return {"replicates": "", "mixes": []}
    tables, actor = [], ""
    for line in lines:
        if line.startswith("## "):
            tables.append({"title": line.removeprefix("## "), "columns": [], "rows": []})
        elif line.startswith("|") and tables and not tables[-1]["columns"]:
            tables[-1]["columns"] = cells(line)
        elif line.startswith("|") and tables and not set(line) <= set("|-: "):
            row = cells(line)
            actor = row[0] or actor
            tables[-1]["rows"].append([actor, *row[1:]])
    replicates = re.search(r"(\d+) replicates", "\n".join(lines))
    return {"replicates": replicates.group(1) if replicates else "", "mixes": [table for table in tables if table["rows"]]}
