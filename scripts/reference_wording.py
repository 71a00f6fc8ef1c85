"""What scripts/reference_forms.py makes references of: words (general knowledge, names of corpus/lexicon) and how parts look."""
import re
import sys

PARTICLES = set("van von de der den la le di da del du des ten ter el al bin ibn dos das".split())
MONTHS = "January February March April May June July August September October November December".split()
SMALL = set("a an the of in on for and or to by with at from as via per vs but nor".split())
PAPERS = [line.split("\t")[0] for line in open(sys.path[0] + "/../corpus/lexicon/periodicals.tsv", encoding="utf-8")]
BODIES = [line.split("\t")[0].lstrip("?") for line in
          open(sys.path[0] + "/../corpus/lexicon/organizations.tsv", encoding="utf-8")]
OFFICES = ("Ministry of Foreign Affairs|Ministry of Finance|Department of State|Census Bureau|Office of the President|"
           "Department of Health, Education and Welfare|Committee on Energy, Trade and Industry|National Statistics Office|"
           "General Administration of Customs|Government of Canada|Bureau of Labor Statistics").split("|")
GENRES = "SAE Technical Paper|Request for Comments|Working Paper Series|Special Publication|Evaluation|Staff Report|Occasional Paper|Policy Brief|Working Paper|Technical Report|Discussion Paper|Report|Policy Paper|Research Report|Issue Brief|Internet-Draft|Data set|series".split("|")
DEGREES = "Theses|Thèse de doctorat|Diplomarbeit|Bachelor Thesis|Habilitation|Ph.D. Thesis|PhD Thesis|Ph.D.|Master’s Thesis|Ph.D. diss.|Thesis|Dissertation|M.A.|PhD dissertation".split("|")
EDITIONS = "1st paperback ed.|First American|Ny utg.|Wyd. 2|2. vyd.|3., überarbeitete Auflage|7., vollständig überarbeitete und erweiterte Auflage|5a ed. rev.|Ediția a 2-a|Second edition, enlarged and improved|New ed|2e éd. revue|4. ponatis|Reprint|International ed|2nd ed.|3rd ed.|1st ed.|Second edition|Rev. ed.|4th ed.|1st Edition|2. Aufl.|1. ed|Nouvelle éd.|3rd edition".split("|")
SECTIONS = "World|Opinion|Books|A|Science|Business|Politics|Sports|Arts|Technology|Local|Culture".split("|")
MEDIA = "Video|Film|Oil on canvas|Audio recording|Photograph|DVD|Podcast|Map|Comedy, Drama|Documentary|Blog".split("|")
KEPT = "series|item|photograph|letter|manuscript|typescript|diary|minutes|peer review|interview|Item|Photograph|File|Ecclesiastical (will) file|Depositions and indictments|Manuscript|postcard|sketch|Sound recording".split("|")
POSTED = "Substack newsletter|Generative AI chat|Tumblr|Paste site|Forum post|Tweet|Newsletter|Press release|Podcast|Web page|Wiki|Database|Video".split("|")
SERIES = ("Studies in %s|%s Studies|Library of %s|Cambridge Companions to %s|Perspectives on %s|Handbooks of %s|The %s Series|Contributions to %s|"
          "Collection %s|Topics in %s|%s and Society|Advances in %s|Schriften zur %s|Monographs on %s|%s Library|New %s").split("|")
LANGUAGES = "Python|JavaScript|Ruby|C++|R|Java|HTML|TypeScript".split("|")
REPORTERS = "US|F. Supp. 3d|Ohio St. 3d|Cal. 4th|N.Y.2d|S.W.2d|A.2d|P.3d|WL|EWHC|HCA|NJW|BGHZ|U.S.|F.2d|F.3d|F. Supp.|S. Ct.|Cal. App. 3d|N.E.2d|EWCA Civ|UKHL|F. Supp. 2d".split("|")


def bare(text):
    return re.sub(r"</?[a-z]+>", "", text).strip(" \t\n.,;:()[]\"“”'‘’")


def people(text):
    """[(family, given)] of a part that marks authors; rough, since only their look counts."""
    text = re.sub(r"\bet\.? al\.?.*$|\(?\b[Ee]ds?\.?\)?(?=\W|$)|\(Hrsg\.?\)|[Ee]ditors?|[Tt]rans(lated)?( by|\.)", "", text)
    text = text.strip(" .,;:()[]")
    out = []
    if re.search(r"^[^,]+, (?:[A-Z][\w’'-]*\.? ?-?)+", text) and not re.match(r"^[A-Z]\.", text):
        for part in re.split(r";|,? (?:and|&|und|et|y) |(?<=\.), (?=[A-Z][a-z’'-]+)|(?<=[A-Z]\.), ", text):
            found = re.match(r"^\s*([^,]+), *(.+?)[,\s]*$", part)
            out.append((found.group(1).strip(), found.group(2).strip(" ,")) if found else (part.strip(" ,"), ""))
    else:
        for part in re.split(r";|,? (?:and|&|und|et|y) |, ", text):
            words = part.strip(" ,").split()
            if len(words) == 2 and re.match(r"^[A-Z]{1,3}$", words[1]):
                out.append((words[0], " ".join(c + "." for c in words[1])))
            elif words:
                at = len(words) - 1
                while at > 1 and words[at - 1].lower() in PARTICLES:
                    at -= 1
                out.append((" ".join(words[at:]), " ".join(words[:at])))
    return [name for name in out if 1 < len(name[0]) < 40]


def initials(given):
    return " ".join("-".join(part[0].upper() + "." for part in word.split("-") if part)
                    for word in given.replace(".", " ").split())


def title_case(title):
    words = title.split(" ")
    return " ".join(word if i and word.lower() in SMALL and words[i - 1][-1:] != ":" or not word[:1].islower()
                    else word[:1].upper() + word[1:] for i, word in enumerate(words))
