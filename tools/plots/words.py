"""Words and numbers in Norwegian and English, from the tables of scenarios/words."""

import csv
import math
import os
import re

from plots.problem import IO, Problem

LANGUAGES = ("en", "nb")
FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "scenarios", "words")
SPACE = "\u00a0"  # that no line breaks at
MINUS = "\u2212"


def table(name):
    """The rows of scenarios/words/NAME. Raises Problem if it cannot be read."""
    path = os.path.join(FOLDER, name)
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as problem:
        why = getattr(problem, "strerror", None) or "it is not UTF-8"
        raise Problem(IO, f"{path}: cannot be read: {why}; it belongs to the program, fetch it again") from None


def fixed(value, digits, language):
    """"1 460,5": thousands apart, a decimal comma in Norwegian, a minus that is no hyphen, and no negative zero."""
    if not math.isfinite(value):
        return {"en": "undefined", "nb": "udefinert"}[language]
    text = f"{abs(value):,.{digits}f}".replace(",", SPACE)
    minus = MINUS if value < 0 and text.strip("0.") else ""
    return minus + (text.replace(".", ",") if language == "nb" else text)


def signed(value, digits, language):
    """"+12", "−3.4", "0": with a sign unless it prints as zero."""
    text = fixed(value, digits, language)
    return "+" + text if value > 0 and text.strip("0.,") else text


class Words:
    """What things are called in one language."""

    def __init__(self, language):
        self.language = language
        self._words = {(row["kind"], row["id"]): row for row in table("words.csv")}
        self._sentences = {row["id"]: row[language] for row in table("sentences.csv")}

    def word(self, kind, name, otherwise=None):
        row = self._words.get((kind, name))
        return row[self.language] if row else name if otherwise is None else otherwise

    def fill(self, kind, name, **parts):
        """A word with {parts}, which are text already."""
        return self.word(kind, name).format_map(parts)

    def counted(self, what, count):
        """"1 replicate", "1 460 points": exactly one is singular."""
        return self.fill("word", f"one.{what}" if count == 1 else f"count.{what}", n=self.fixed(count))

    def key(self, name):
        """A key as a sentence names it: its name among the assumptions, else the first words of what it is."""
        plain, place = re.fullmatch(r"(.*?)(\[\d+\])?", name).groups()
        text = re.split(r"[.;:](?:\s|$)", self.word("key", plain))[0]
        lower = text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2].isspace() else text
        return self.word("assumption", plain, lower) + (f" {place}" if place else "")

    def sentence(self, name, **parts):
        return self._sentences[name].format_map(parts)

    def fixed(self, value, digits=0):
        return fixed(value, digits, self.language)

    def signed(self, value, digits=0):
        return signed(value, digits, self.language)

    def title(self, name, title):
        """The title of a scenario: translated where it is that of a scenario that comes with the program."""
        row = self._words.get(("scenario", name))
        return row[self.language] if row and row["en"] == title else title
