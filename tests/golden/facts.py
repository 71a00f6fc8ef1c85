# Facts written by hand against the relations that Apud found: reading both, and when one is the other.
# Knows the interface's RELATION object and the columns of facts_*.tsv; runs no program.
#
# Columns of a fact: subject, predicate, object, status, polarity, according_to, qualifiers ("date=2024-07; with=#20
# countries"), lines ("44-46") of the source. "|" separates alternatives; an empty one means: whatever stands there.
# In a subject, object or qualifier, "#350000000000" is a number that has to be given, however it is written, and
# "@2023-10-18" a date. A predicate "p+" is also p with any preposition, and its object may be one of the further
# arguments ("signed+" Italy: signed an agreement with Italy); "<p" is p with subject and object exchanged, as for a
# passive whose subject a finder takes as the object of nobody.
import csv
import re
import unicodedata

SMALL_WORDS = frozenset(
    "a an the of in on at to for from with by and or as its their his her this that these those some many".split())
PREPOSITIONS = frozenset(
    "of in on at to for from with by as into under between among through along via over within which that who whose "
    "where when including such while after before since during until against about because whom".split())
JOINTS = frozenset("and or but".split())
NUMBER_WORDS = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split())} | {"thirty": 30, "forty": 40, "fifty": 50, "half": 0.5}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
MONTHS = {name: number for number, name in enumerate(
    "january february march april may june july august september october november december".split(), 1)}
QUALIFIERS = ("date", "amount", "place", "role", "with")


def fold(text):
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    text = re.sub(r"['’]s?\b|['’]", "", text)
    return re.sub(r"[–—“”\"«»]", " ", text)


def stem(word):
    """Singular, roughly: enough to compare a noun with itself."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def tokens(text):
    return re.findall(r"[^\W_]+(?:[-.][^\W_]+)*|[,;:]", fold(text))


def content_words(text):
    """The stems of a text's words, of hyphenated ones also the parts, without small words and figures."""
    found = set()
    for token in tokens(text):
        for word in {token, *re.split(r"[-.]", token)}:
            if word and word not in SMALL_WORDS and word not in ",;:":
                found.add(stem(word))
    return found


# "tens of thousands of settlers": the head comes behind.
AMOUNTS = frozenset("tens dozens hundreds thousands millions number series variety majority part group".split())
PARTICIPLES = frozenset("bound built held made known given taken seen sent stolen written drawn led laid left found sold "
                        "paid cut born done shown kept".split())


def heads(text):
    """The heads of joined noun phrases: the last word before a preposition, a relative pronoun or the next phrase, and
    what stands before a participle ("accounts designed to attract": accounts)."""
    found, last, open_phrase = [], None, True
    for token in tokens(text) + [","]:
        if token in ",;:" or token in JOINTS:
            if last and open_phrase:
                found.append(stem(last))
            last, open_phrase = None, True
        elif token in PREPOSITIONS:
            if token == "of" and last in AMOUNTS:
                continue
            if last and open_phrase:
                found.append(stem(last))
                open_phrase = False
        elif open_phrase and token not in SMALL_WORDS:
            if last and (token in PARTICIPLES or token.endswith(("ed", "ing"))):
                found.append(stem(last))
            last = token
    return found


def numbers(text):
    """All numbers of a text, with their scale: "RMB 19.47 trillion" gives 19.47 and 19.47e12."""
    found, words = set(), re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", fold(text))
    for at, word in enumerate(words):
        if word[0].isdigit():
            value = float(word.replace(",", "") or 0)
        elif word in NUMBER_WORDS:
            value = NUMBER_WORDS[word]
        else:
            continue
        found.add(value)
        if at + 1 < len(words) and words[at + 1] in SCALES:
            found.add(value * SCALES[words[at + 1]])
    return found


def dates(text):
    """The dates of a text in ISO form, as far as they are known."""
    text = fold(text)
    found = set(re.findall(r"\b\d{3,4}-\d\d(?:-\d\d)?\b", text)) | set(re.findall(r"\b[1-9]\d{2,3}\b", text))
    month = "(" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + ")"
    number = {name[:3]: value for name, value in MONTHS.items()}
    for name, day, year in re.findall(month + r"\.?\s+(?:(\d{1,2})(?:\s*(?:to|-)\s*\d{1,2})?,?\s+)?(\d{4})", text):
        found.add(f"{year}-{number[name[:3]]:02}" + (f"-{int(day):02}" if day else ""))
    for day, name, year in re.findall(r"(\d{1,2})\s+" + month + r"\s+(\d{4})", text):
        found.add(f"{year}-{number[name[:3]]:02}-{int(day):02}")
    return found


class Argument:
    """One end of a relation: all the texts that name it, all the numbers and dates in it."""

    def __init__(self, node, words=""):
        self.texts = []
        self.numbers = set()
        self.dates = set()
        if isinstance(node, dict):
            if "value" in node:
                self._read_value(node["value"])
            names = [node.get("name", ""), node.get("text", "")]
            names += [alias["name"] if isinstance(alias, dict) else alias for alias in node.get("aliases") or []]
            self.texts += [name for name in names if name]
        elif isinstance(node, str) and node:
            self.texts.append(node)
        if words:
            self.texts.append(words)
        for text in self.texts:
            self.numbers |= numbers(text)
            self.dates |= dates(text)

    def _read_value(self, value):
        if not isinstance(value, dict):
            self.texts.append(str(value))
            return
        self.texts.append(" ".join(str(value[name]) for name in ("text", "counted") if value.get(name)))
        for field in value.values():
            if isinstance(field, bool):
                continue
            if isinstance(field, (int, float)):
                self.numbers.add(float(field))
            elif isinstance(field, str):
                self.dates |= {field} if re.fullmatch(r"\d{3,4}(-\d\d){0,2}", field) else set()

    def __bool__(self):
        return bool(self.texts or self.numbers or self.dates)


def has_number(wanted, arguments):
    return any(abs(number - wanted) <= 1e-9 * max(1, abs(wanted)) for each in arguments for number in each.numbers)


def has_date(wanted, arguments):
    return any(date == wanted or date.startswith(wanted + "-") for each in arguments for date in each.dates)


def says(wanted, argument, beside=()):
    """Whether an argument is what the fact wants: head and all content words in one of its texts; numbers and dates
    also in what stands beside it (its qualifiers)."""
    words = [word for word in wanted.split() if word[0] not in "#@"]
    for mark in (word for word in wanted.split() if word[0] in "#@"):
        if mark[0] == "#" and not has_number(float(mark[1:]), [argument, *beside]):
            return False
        if mark[0] == "@" and not has_date(mark[1:], [argument, *beside]):
            return False
    if not words:
        return bool(argument) or bool(beside)
    name = " ".join(words)
    head, content = heads(name)[:1], content_words(name)
    return any(content <= content_words(text) and head[0] in heads(text) for text in argument.texts if head)


def any_of(field):
    return [alternative.strip() for alternative in field.split("|")]


class Relation:
    """A RELATION of the interface, read once for many comparisons."""

    def __init__(self, node):
        words = node.get("words") or {}
        self.node = node
        self.predicate = node["predicate"].removeprefix("be_") or node["predicate"]
        self.subject = Argument(node.get("subject"), words.get("subject") or "")
        self.object = Argument(node.get("object"), words.get("object") or "")
        self.qualifiers = {}
        for kind, value in (node.get("qualifiers") or {}).items():
            for each in value if isinstance(value, list) else [value]:
                self.qualifiers.setdefault(kind, []).append(Argument(each))
        self.more = [Argument(self._bare(text)) for text in words.get("more") or []]
        who = node.get("according_to")
        self.according_to = Argument(who) if who else None
        where = (node.get("evidence") or {}).get("where") or {}
        self.lines = tuple(where["lines"]) if where.get("lines") else None

    @staticmethod
    def _bare(text):
        """A further argument without the preposition that opens it."""
        first, _, rest = text.partition(" ")
        return rest if first.casefold() in PREPOSITIONS and rest else text

    def beside(self):
        return self.more + [each for kind in self.qualifiers.values() for each in kind]

    def near(self, lines):
        return self.lines is None or (self.lines[0] <= lines[1] and lines[0] <= self.lines[1])


class Fact:
    def __init__(self, row):
        self.row = row
        self.subjects, self.objects = any_of(row["subject"]), any_of(row["object"])
        self.predicates = any_of(row["predicate"])
        self.statuses = any_of(row["status"])
        self.qualifiers = [part.strip().split("=", 1) for part in row["qualifiers"].split(";") if part.strip()]
        first, _, last = row["lines"].partition("-")
        self.lines = (int(first), int(last or first))

    def __str__(self):
        return f"{self.row['lines']}: {self.row['subject']} | {self.row['predicate']} | {self.row['object']}"

    def ends(self, relation, swapped, further):
        """Whether subject and object are the fact's; of a verb with a preposition the object may stand further on."""
        subject, object_ = relation.subject, relation.object
        if swapped:
            subject, object_ = object_, subject
        beside = relation.beside()
        if not any(says(wanted, subject) if wanted else True for wanted in self.subjects):
            return False
        for wanted in self.objects:
            if not wanted or says(wanted, object_, beside):
                return True
            if further and any(says(wanted, each) for each in beside):
                return True
        return False

    def predicate_matches(self, relation):
        """(right, subject and object exchanged) of the alternatives that fit."""
        for wanted in self.predicates:
            swapped, name = wanted.startswith("<"), wanted.lstrip("<")
            further, name = name.endswith("+"), name.rstrip("+")
            same = relation.predicate in (name, name.removeprefix("be_") or name)
            if (same or (further and relation.predicate.startswith(name + "_"))) and self.ends(
                    relation, swapped, further):
                return True
        return False

    def attributed(self, relation):
        wanted = self.row["according_to"]
        if wanted == "*":
            return True
        if not wanted:
            return relation.according_to is None
        return relation.according_to is not None and any(
            says(each, relation.according_to) for each in any_of(wanted))

    def qualified(self, relation):
        """The qualifiers that are missing. One may also be told by the object or by a further argument."""
        missing = []
        places = [*relation.beside(), relation.object]
        for kind, wanted in self.qualifiers:
            if kind == "date" and has_date(wanted, places):
                continue
            if kind != "date" and any(says(wanted, each, places if wanted.startswith("#") else ()) for each in places):
                continue
            missing.append(f"{kind}={wanted}")
        return missing

    def judge(self, relations):
        """("found", the missing qualifiers); ("status", "direction" or "predicate", the nearest relation); or
        ("missed", None)."""
        best = ("missed", None)
        rank = {"missed": 0, "predicate": 1, "direction": 2, "status": 3, "found": 4}
        for relation in relations:
            if not relation.near(self.lines):
                continue
            if self.predicate_matches(relation):
                right = (relation.node["status"] in self.statuses and relation.node["polarity"] == self.row["polarity"]
                         and self.attributed(relation))
                verdict = ("found", self.qualified(relation)) if right else ("status", relation)
            elif self.objects != [""] and self.ends(relation, False, True):
                verdict = ("predicate", relation)
            elif self.objects != [""] and "" not in self.objects and self.ends(relation, True, False):
                verdict = ("direction", relation)
            else:
                continue
            if rank[verdict[0]] > rank[best[0]] or (
                    verdict[0] == best[0] == "found" and len(verdict[1]) < len(best[1])):
                best = verdict
        return best


def read_facts(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [Fact(row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def score(facts, nodes):
    """Verdicts of all facts, in their order: [(fact, kind, detail)]."""
    relations = [Relation(node) for node in nodes]
    return [(fact, *fact.judge(relations)) for fact in facts]


def recall(verdicts):
    return sum(kind == "found" for _, kind, _ in verdicts) / len(verdicts) if verdicts else 0.0


def told(node):
    """A relation in a line, for people."""
    def name(end):
        if not isinstance(end, dict):
            return "-"
        return end.get("name") or end.get("text") or (end.get("value") or {}).get("text") or "-"
    who = f", says {name(node['according_to'])}" if node.get("according_to") else ""
    return (f"{name(node.get('subject'))} | {node['predicate']} | {name(node.get('object'))}"
            f" [{node['status']}, {node['polarity']}{who}]")
