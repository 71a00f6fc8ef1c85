#!/usr/bin/env python3
"""Renders the fields of marked references anew, in the forms that footnotes give them.

Usage: scripts/reference_forms.py FOLDER > FORMS.jsonl

FOLDER holds anystyle_pool_train.jsonl and grobid_citation_train.jsonl; each reference with a title gives two or three new
ones: "Surname, I., “Title,” Container, vol. 1, no. 2 (May 3, 2001): pp. 1–2" or the full notes of the Chicago manual.
The same files give the same lines. Lines are those of the marked references, with the text they come from as "origin".
"""
import json
import random
import re
import sys

from reference_wording import (BODIES, DEGREES, EDITIONS, GENRES, KEPT, LANGUAGES, MEDIA, MONTHS, OFFICES, PAPERS,
                               POSTED, REPORTERS, SECTIONS, SERIES, bare, initials, people, title_case)

FOLDS = 5  # as indexer/train/reference_trial.cc has it: a form mixes fields of one fold only
SOURCES = ("anystyle_pool_train", "grobid_citation_train")
rng = random.Random(5)


def fold_of(text):
    value = 2166136261
    for byte in text.encode():
        value = ((value ^ (byte + 32 if 65 <= byte <= 90 else byte)) * 16777619) & 0xFFFFFFFF
    return value % FOLDS


def fields_of(record):
    """The fields of a marked reference, as values."""
    text, spans, item = record["text"], {}, {"origin": record["text"]}
    for label, first, last, *_ in record["fields"]:
        spans.setdefault(label, text[first:last])
    for label in ("title", "publisher", "location"):
        if label in spans:
            item[label] = bare(spans[label])
    if "container" in spans:
        item["container"] = bare(re.sub(r"^[Ii]n:? ", "", spans["container"]))
    item["author"] = people(spans.get("author", ""))
    item["editor"] = people(re.sub(r"^[Ii]n:? ", "", spans.get("editor", "")))
    found = re.search(r"\b(1[5-9]\d\d|20[0-2]\d)\b", spans.get("date", ""))
    item["year"] = found.group(1) if found else str(rng.randint(1950, 2023))
    found = re.search(r"(\d+[A-Z]?)", spans.get("volume", ""))
    if found:
        item["volume"] = found.group(1)
    found = re.search(r"\((\d+[-–/]?\d*)\)|(?:no|issue|nr)\.? ?(\d+)", spans.get("volume", ""))
    if "issue" in spans:
        item["issue"] = bare(re.sub(r"^\D+", "", spans["issue"]))
    elif found:
        item["issue"] = found.group(1) or found.group(2)
    found = re.search(r"(\w?\d+)\s*[-–—]+\s*(\w?\d+)|(\w?\d+)", spans.get("pages", ""))
    if found:
        item["pages"] = found.group(1) + "–" + found.group(2) if found.group(1) else found.group(3)
    return item


def chance(share):
    return rng.random() < share


class Pool:
    """What the references hold, to fill in what one of them lacks."""

    def __init__(self, items):
        self.items = items
        self.given = sorted({word for item in items for name in item["author"] for word in name[1].split()[:1]
                             if re.match(r"^[A-Z][a-z]{2,}$", word)})
        self.names = [name for item in items for name in item["author"] if len(name[0].split()) < 3]
        self.titles = [item["title"] for item in items]
        self.publishers = [item["publisher"] for item in items if item.get("publisher")]
        self.places = [item["location"] for item in items if 0 < len(item.get("location", "")) < 30]
        self.journals = [item["container"] for item in items if item.get("container") and "volume" in item]
        self.books = [item["title"] for item in items if "publisher" in item and "container" not in item]

    def full_given(self, given):
        if len(given.replace(".", "").replace(" ", "")) <= 3 and (given or chance(.9)):
            given = rng.choice(self.given) + (" " + rng.choice("ABCDEFGHJKLMRSTW") + "." if chance(.3) else "")
        return given

    def person(self):
        family, given = rng.choice(self.names)
        return (self.full_given(given) + " " + family).strip()

    def people(self, most=3):
        names = [self.person() for _ in range(rng.choice([1, 1, 1, 2, most]))]
        return listed(names) + (" et al." if chance(.1) else "")


def listed(names):
    if len(names) < 3:
        return " and ".join(names)
    return ", ".join(names[:-1]) + ", and " + names[-1]


class Note:
    """A note that grows part by part."""

    def __init__(self, item, pool, brief):
        self.text, self.fields, self.item, self.pool, self.brief = "", [], item, pool, brief

    def add(self, text, label=None):
        if label and text:
            self.fields.append([label, len(self.text), len(self.text) + len(text), label])
        self.text += text
        return self

    def date(self, day):
        year = self.item["year"]
        if chance(.06):
            return self.add("n.d.", "date")
        full = "%s %d, %s" % (rng.choice(MONTHS), rng.randint(1, 31), year)
        month = "%s %s" % (rng.choice(MONTHS + ["Spring", "Winter", "Fall"]), year)
        return self.add(rng.choices([full, month, year], [8, 2, 2])[0] if day else year, "date")

    def authors(self):
        names = self.item["author"]
        many = len(names) > (6 if self.brief else 3)
        names = names[:rng.choice([1, 3]) if self.brief else 1] if many else names
        if self.brief:
            shown = [family + (", " + initials(given) if given else "") for family, given in names]
        else:
            shown = [(self.pool.full_given(given) + " " + family).strip() for family, given in names]
        text = listed(shown) + (" et al." if many else "")
        if text:
            self.add(text + (rng.choice([", ed.", ", eds."]) if chance(.06) else ""), "author").add(", ")

    def body(self):
        name = rng.choice(BODIES) if chance(.7) else rng.choice(OFFICES)
        if chance(.15):
            name += rng.choice([". ", ": "]) + rng.choice(OFFICES)
        elif chance(.1):
            name += " and " + rng.choice(BODIES)
        self.add(name, "author").add(", ")

    def title(self, quoted):
        title = self.item["title"]
        if chance(.3 if self.brief else .85):
            title = title_case(title)
        if chance(.06) and len(title) > 20:
            title += ": " + rng.choice(self.pool.titles)
        if chance(.05):
            words = title.split()
            i = rng.randrange(len(words))
            j = min(len(words) - 1, i + rng.randint(0, 2))
            words[i], words[j] = "‘" + words[i], words[j] + "’" if i != j else "‘" + words[j] + "’"
            title = " ".join(words)
        if not quoted:
            return self.add(title, "title")
        self.add("“").add(title, "title")
        return self.add("" if title.endswith(("?", "!")) else ",").add("” ")

    def printed(self, day=False):
        """(Place: Publisher, 2001)"""
        place = self.item.get("location") or (rng.choice(self.pool.places) if chance(.6) else "")
        publisher = self.item.get("publisher") or (rng.choice(self.pool.publishers) if chance(.85) else "")
        if chance(.3):
            place = ""
        elif place and chance(.12):
            publisher = ""
        self.add("(").add(place, "location").add(rng.choice([": "] * 9 + [" : "]) if place and publisher else "").add(publisher, "publisher")
        self.add(", " if place or publisher else "").date(day).add(")")

    def link(self, share, doi=False):
        if not chance(share):
            return
        self.add(", ")
        self.add("https://doi.org/" + made_doi() if doi and chance(.6) else made_url(self.item["title"]), "url")

    def series(self, share):
        if self.brief or not chance(share):
            return
        kind = rng.random()
        if kind < .35:
            word = rng.choice(rng.choice(self.pool.titles).split())
            name = rng.choice(SERIES) % title_case(word.strip(" .,:;()").capitalize() or "History")
        elif kind < .6:
            name = rng.choice(self.pool.journals)
        else:
            name = " ".join(title_case(rng.choice(self.pool.titles)).split()[:rng.choice([2, 2, 3, 4, 5])]).strip(" ,:;.")
        self.add(", ").add(name, "series")
        if chance(.35):
            self.add(rng.choice([" ", " ", ", no. ", ", v. "])).add(str(rng.randint(1, 400)), "other")

    def volumes(self, share):
        if not self.brief and chance(share):
            self.add(", ").add(str(rng.randint(1, 20)), "other").add(" vols.")

    def volume(self):
        """As journals count: 12, Volume 12, XII, 2013."""
        number = self.item["volume"]
        kind = rng.random()
        if kind < .03:
            number = rng.choice(["Volume ", "Vol. ", "Vol "]) + number
        elif kind < .06:
            number = rng.choice("I|II|III|IV|V|VI|VII|VIII|IX|XI|XII|XIV|XVI|XX|XXI|XXIV|XL".split("|"))
        elif kind < .08:
            number = self.item["year"]
        return self.add(number, "volume")

    def edition(self, share):
        if not self.brief and chance(share):
            self.add(", ").add(rng.choice(EDITIONS), "edition")

    def by(self, share):
        if not self.brief and chance(share):
            label = "editor" if chance(.6) else "translator"
            self.add(", " if self.text[-1] not in " " else "").add("ed. " if label == "editor" else "trans. ")
            self.add(self.pool.people(), label)

    def pages(self, share, before):
        if "pages" in self.item and chance(share):
            if not self.brief and chance(.05):
                first, last = rng.randint(1, 60), rng.randint(2, 40)
                self.item = dict(self.item, pages=rng.choice([
                    "%d:1-%d:%d" % (first, first, last), "%d:1" % first, "%d–%d+%d" % (first, first + 6, first + 20),
                    "e%d" % rng.randint(1000, 99999), "%06d" % rng.randint(10000, 999999), "%d.1-%d.%d" % (first, first, last)]))
            many = "–" in self.item["pages"]
            self.add(before)
            if self.brief:
                self.add("pp. " if many else "p. ")
            self.add(self.item["pages"], "pages")


def made_url(title):
    def word(least, most):
        return "".join(rng.choice("abcdefghiklmnoprstuvw") for _ in range(rng.randint(least, most)))
    host = rng.choice(["www.", "", "news.", "en.", "archive."]) + word(3, 10) + rng.choice(
        [".com", ".org", ".gov", ".edu", ".co.uk", ".cn", ".net", ".int", ".de", ".fr", ".ca"])
    folder = rng.choice(["/", "/news/%d/%02d/%02d/" % (rng.randint(2005, 2023), rng.randint(1, 12), rng.randint(1, 28)),
                         "/articles/", "/books?id=", "/stable/%d" % rng.randint(1000, 9999999), "/id/"])
    words = "-".join(re.findall(r"[a-z]+", title.lower())[:rng.randint(2, 9)])
    end = rng.choice(["", "/", ".html", "", ".pdf", "/%d" % rng.randint(100, 999999), "?abstract&did=%d" % rng.randint(1, 99999)])
    return rng.choice(["https://", "https://", "http://"]) + host + folder + words + end


def made_doi():
    return "10.%d/%s" % (rng.randint(1000, 9999), rng.choice([
        "j.%s.%d.%02d.%03d" % (rng.choice("abcdefgh") * 3, rng.randint(1995, 2023), rng.randint(1, 12), rng.randint(1, 999)),
        "s%05d-%03d-%04d-%d" % (rng.randint(1, 99999), rng.randint(0, 99), rng.randint(0, 9999), rng.randint(0, 9)),
        "%07d" % rng.randint(1, 9999999)]))


def journal(note):
    item = note.item
    note.title(True)
    if not note.brief and chance(.04):
        note.add("trans. ").add(note.pool.people(), "translator").add(", ")
    note.add(item["container"], "container")
    issue = item.get("issue") or (str(rng.randint(1, 12)) if chance(.4) else "")
    if note.brief:
        if "volume" in item:
            note.add(", vol. ").add(item["volume"], "volume")
        if issue:
            note.add(", no. ").add(issue, "issue")
    else:
        if "volume" in item and chance(.04):
            note.add(", ").add(title_case(rng.choice(note.pool.titles))[:60].strip(), "other").add(", ").volume()
        elif "volume" in item:
            note.add(" ").volume()
        if issue:
            note.add(", no. ").add(issue, "issue")
        if chance(.03):
            note.add(", " + rng.choice(LANGUAGES + note.pool.places))
    if "volume" not in item and not issue and not note.brief and chance(.5):
        note.add(", ").date(True)
    else:
        note.add(" (").date(chance(.5)).add(")")
    note.pages(.9, ": " if note.text.endswith(")") else ", ")
    note.link(.15 if note.brief else .7, not note.brief)


def book(note):
    if chance(.5) and note.pool.books:
        note.item = dict(note.item, title=rng.choice(note.pool.books))
    note.title(False)
    note.by(.2)
    note.edition(.2)
    if not note.brief and chance(.08):
        note.add(", ").add(rng.choice(["vol. ", "Vol. ", "v. "])).add(str(rng.randint(1, 12)), "volume")
    note.volumes(.06)
    note.series(.4)
    note.add(" ").printed()
    note.link(0 if note.brief else .4)


def chapter(note):
    item = note.item
    note.title(True)
    journal_name = "volume" in item and chance(.8)
    container = title_case(not journal_name and item.get("container") or rng.choice(note.pool.books))
    if chance(.15):
        container += ": " + rng.choice(note.pool.titles)
    note.add("" if note.brief else "in ").add(container, "container")
    if not note.brief and chance(.12):
        acronym = "".join(rng.choice("ACDEGHIKLMPRSTVW") for _ in range(rng.randint(3, 5)))
        note.add(", ").add("%s ’%02d" % (acronym, rng.randint(0, 99)), "series")
    note.by(.5)
    note.edition(.06)
    if not note.brief and chance(.08):
        note.add(", vol. ").add(str(rng.randint(1, 40)), "volume")
    note.volumes(.05)
    note.series(.3)
    note.add(" ").printed()
    note.pages(.85, ": " if note.brief else ", ")
    note.link(0 if note.brief else .5, not note.brief)


def article(note):
    """What a newspaper, a magazine, an agency or a page holds."""
    note.title(True)
    name = rng.choice(PAPERS) if chance(.6) else rng.choice(note.pool.journals)
    if chance(.05):
        name += " (" + rng.choice(note.pool.places) + ")"
    if chance(.1):
        name = rng.choice(["Blog of ", "", "News from "]) + rng.choice(note.pool.titles)[:40].strip()
    has = chance(.75)
    if has and not note.brief and chance(.15):
        note.add(rng.choice(POSTED + LANGUAGES), "genre").add(", ")
    if has and not note.brief and chance(.08):
        name += " (blog)"
    note.add(name if has else "", "container")
    if note.brief:
        if has and chance(.08):
            note.add(", vol. ").add(str(rng.randint(1, 400)), "volume")
        note.add(" (" if has else "(").date(True).add(")")
        if chance(.25):
            note.add(": p. ").add(rng.choice(["", "A", "B"]) + str(rng.randint(1, 30)), "pages")
        return note.link(.5)
    note.add(", " if has else "").date(True)
    if chance(.25):
        note.add(", sec. ").add(rng.choice(SECTIONS), "other")
    return note.link(.75)


def thesis(note):
    school = "University of " + rng.choice(note.pool.places) if chance(.7) else rng.choice(note.pool.publishers)
    if note.brief:
        note.title(False).add(" (")
    else:
        note.title(True).add("(").add(rng.choice(DEGREES), "genre").add(", ")
        if chance(.3):
            note.add(rng.choice(note.pool.places), "location").add(", ")
    note.add(school, "publisher").add(", ").date(False).add(")")
    note.link(.5)


def report(note):
    if note.brief:
        note.title(False).add(" ").printed(True)
        return note.link(.4)
    note.title(True)
    if chance(.6):
        note.add(rng.choice(GENRES), "genre").add(rng.choice(["", " %d" % rng.randint(1, 9000)])).add(
            rng.choice([" ", ", "]))
    note.series(.2)
    note.printed(True)
    return note.link(.6)


def case(note):
    sides = [rng.choice(note.pool.names)[0] if chance(.7) else rng.choice(BODIES) for _ in range(2)]
    note.text, note.fields = "", []
    note.add(rng.choice([" v. ", " v. ", " v "]).join(sides), "title")
    if note.brief:
        return note.add(" (").date(chance(.4)).add(")")
    if chance(.35):
        number = rng.choice(["%d" % rng.randint(1, 900), "T-%d-%02d" % (rng.randint(1, 2999), rng.randint(0, 22)),
                             "I ZR %d/%02d" % (rng.randint(1, 300), rng.randint(0, 22)), "C-%d/%02d" % (rng.randint(1, 700), rng.randint(0, 22))])
        return note.add(", No. ").add(number, "other").add(" (").date(False).add(")").link(.3)
    note.add(", ").add(str(rng.randint(1, 900)), "volume")
    note.add(" ").add(rng.choice(REPORTERS), "container").add(" ").add(str(rng.randint(1, 999)), "pages")
    return note.add(" (").date(False).add(")")


def law(note):
    note.text, note.fields = "", []
    name = title_case(rng.choice(note.pool.titles))[:50].strip() + rng.choice([" Act", " Act", " Law", " Code", " Regulations"])
    if note.brief:
        return note.add(name, "title").add(" (").date(chance(.5)).add(")").link(.3)
    note.add("“" + name, "title").add(",” ")
    number = "%d-%d" % (rng.randint(1, 120), rng.randint(1, 999))
    if chance(.4):
        note.add("Pub. L. No. ").add(number, "other")
    else:
        if chance(.4):
            note.add(str(rng.randint(1, 400)), "volume").add(" ")
        note.add(rng.choice(["Cth", "U.S.C.", "C.F.R.", "OJ L", "Electronic Code", "RSC", "BGBl", "UKPGA", "c."]), "container").add(" § ")
        note.add(number if chance(.5) else "", "other")
    return note.add(" (").date(False).add(")").link(.6)


def patent(note):
    note.title(False)
    if not note.brief:
        number = rng.choice(["US%d", "US%dA", "WO%d (A1)", "%d", "EP%dB1", "CN%d-A", "AU%d (A)", "ES%d (T3)", "US %d"]) % rng.randint(100000, 12000000)
        note.add(", ").add(number, "other").add(rng.choice([", filed ", ", issued ", ", "])).date(True)
    else:
        note.add(" (").date(True).add(")")
    note.link(.5)


def thing(note):
    """A film, a picture, a recording, a program."""
    note.title(chance(.4))
    note.text = note.text.rstrip(" ")
    if note.brief:
        return note.add(" (").date(True).add(")").link(.3)
    if chance(.35):
        return note.add("" if note.text.endswith("”") else ",").add(" ").date(True).link(.8)
    kind = rng.choice(MEDIA + LANGUAGES)
    note.add(" " if note.text.endswith("”") else ", ")
    if chance(.5):
        return note.date(True).add(", ").add(kind, "genre").link(.7)
    return note.add(kind, "genre").add(" ").printed(True)


def artwork(note):
    note.title(False)
    if note.brief:
        return note.add(" (").date(False).add(")").link(.2)
    wide, high = rng.randint(2, 200), rng.randint(2, 200)
    size = rng.choice(["%d x %d cm", "%d × %d inches", "%d.5 x %d.2 cm", "%d x %d mm", "%d 3/4 x %d 1/2 in."]) % (wide, high)
    if chance(.3):
        size += " (%d x %d in.)" % (wide, high)
    note.add(", ").date(False).add(", ").add(size, "other").add(", ").date(False)
    return note.link(.7)


def kept(note):
    """What an archive holds."""
    note.title(True)
    note.text = note.text.rstrip(" ,”") + "”" if note.text.endswith(",” ") else note.text.rstrip(" ")
    if note.brief:
        return note.add(" (").date(True).add(")").link(.3)
    note.add(" (").add(rng.choice(KEPT), "genre").add(", ").date(True).add(")")
    return note.link(.7)


def review(note):
    pool = note.pool
    note.add("review of " + title_case(rng.choice(pool.books)), "title")
    if chance(.8):
        note.add(", by ").add(pool.people(3), "other")
    note.add(", ").add(note.item.get("container") or rng.choice(pool.journals), "container")
    if chance(.3):
        note.add(", ").date(True)
        return note.link(.8)
    note.add(" ").add(str(rng.randint(1, 99)), "volume").add(", no. ").add(str(rng.randint(1, 12)), "issue")
    note.add(" (").date(chance(.5)).add(")")
    note.pages(.8, ": ")


KINDS = {journal: 25, book: 18, chapter: 12, article: 26, thesis: 4, report: 7, case: 2, law: 2, patent: 2, thing: 4, artwork: 2, kept: 2,
         review: 1}


def made_from(item, pool):
    note = Note(item, pool, chance(.5))
    kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
    if kind is journal and not item.get("container"):
        kind = book
    if kind is review and note.brief:
        kind = article
    if kind in (report, article) and chance(.2) or kind in (book, thing) and chance(.06):
        note.body()
    elif item["author"] and chance(.6 if kind in (article, thing) else .9):
        note.authors()
    kind(note)
    if not note.text.endswith("."):
        note.add(".")
    return note


def main():
    items = []
    for source in SOURCES:
        with open("%s/%s.jsonl" % (sys.argv[1], source), encoding="utf-8") as lines:
            items += [fields_of(json.loads(line)) for line in lines]
    items = [item for item in items if len(item.get("title", "")) > 4]
    folds = [fold_of(item["origin"]) for item in items]
    pools = [Pool([item for item, fold in zip(items, folds) if fold == i]) for i in range(FOLDS)]
    for item, fold in zip(items, folds):
        for _ in range(rng.choice([2, 3])):
            note = made_from(item, pools[fold])
            print(json.dumps({"text": note.text, "fields": note.fields, "origin": item["origin"]}, ensure_ascii=False))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.stdout.reconfigure(encoding="utf-8")
    main()
