"""Puts data and words into the template."""

import base64
import gzip
import json
import os

from plots.problem import IO, Problem
from plots.words import table

FOLDER = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(FOLDER, "..", "..", "scenarios", "data")
TEMPLATE = os.path.join(FOLDER, "template.html")
NOT_SHOWN = ("verb", "variable", "value_type", "picture", "term", "section")  # kinds of words
MAPS = ("2018", "2024")


def own_file(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as problem:
        why = getattr(problem, "strerror", None) or "it is not UTF-8"
        raise Problem(IO, f"{path}: cannot be read: {why}; it belongs to the program, fetch it again") from None


def without_twins(name, *columns):
    """The rows of a table of words; of two with the same name one would be said, and nobody knows which."""
    rows, seen = table(name), set()
    for row in rows:
        named = tuple(row[column] for column in columns)
        if named in seen:
            raise Problem(IO, f"{name}: {' '.join(named)} stands twice; remove one of the rows")
        seen.add(named)
    return rows


def words():
    """kind -> id -> [en, nb, unit in nb]. Raises Problem for an id that stands twice in a kind."""
    found = {}
    for row in without_twins("words.csv", "kind", "id"):
        if row["kind"] not in NOT_SHOWN:
            found.setdefault(row["kind"], {})[row["id"]] = [row["en"], row["nb"], row["unit_nb"]]
    return found


def drawn(borders):
    return {shape["properties"]["number"] for shape in borders["objects"]["municipalities"]["geometries"]}


def maps(data):
    """Borders of the year of the municipalities' numbers, and of the one whose municipalities follow on them: those that
    hold exactly these municipalities. A made-up country has none, whatever the numbers of its copies."""
    known = data.get("municipalities", {})
    if not known or data["is_synthetic"]:
        return {}
    numbers = {known["year"]: known["number"]}
    if "successor" in known:
        numbers.setdefault("2024", known["successor"])
    borders = {year: json.loads(own_file(os.path.join(DATA, f"borders_{year}.json"))) for year in MAPS if year in numbers}
    return {year: shapes for year, shapes in borders.items() if drawn(shapes) == set(numbers[year])}


def packed(data):
    """As gzip in base64: a fifth of the text, and no title can end the script that holds it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(gzip.compress(text.encode(), compresslevel=9, mtime=0)).decode()


def page_of(data, language, engine=""):
    """The page as text: the same for the same data. `engine`: that of page.live, if it is to simulate."""
    whole = {
        **data,
        "language": language,
        "words": words(),
        "sentences": {row["id"]: [row["en"], row["nb"]] for row in without_twins("sentences.csv", "id")},
        "maps": maps(data),
    }
    parts = own_file(TEMPLATE).split("@DATA@")
    if len(parts) != 2 or parts[1].count("@ENGINE@") != 1:
        raise Problem(IO, f"{TEMPLATE}: is no template of the page; build it with: npm --prefix tools/page/web run build")
    return packed(whole).join([parts[0], parts[1].replace("@ENGINE@", engine)])
