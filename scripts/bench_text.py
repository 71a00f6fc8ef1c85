#!/usr/bin/env python3
"""Gathers English prose from Debian's documentation packages as plain text files, for scripts/bench.

bench_text.py DIRECTORY [MEGABYTES]

Packages are fetched with apt-get download and unpacked under DIRECTORY/packages; nothing is installed. Pages of HTML,
reStructuredText and plain text become DIRECTORY/text/NNNN/NAME.txt, a blank line between paragraphs, until MEGABYTES
(200) are together. A page of which a copy is there already is passed over. The outcome is the same for the same packages.
"""
import gzip
import hashlib
import html.parser
import pathlib
import re
import subprocess
import sys

PACKAGES = ["python3.11-doc", "postgresql-doc-15", "git-doc", "linux-doc-6.1", "sqlite3-doc", "debian-handbook",
            "debian-reference-en", "debian-policy", "developers-reference", "erlang-doc", "libboost1.74-doc",
            "openjdk-17-doc", "rust-doc", "perl-doc"]
BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "pre", "section", "blockquote",
          "title", "body"}
SKIPPED = {"script", "style", "nav", "head", "svg", "button", "form"}
OTHER_LANGUAGES = re.compile(r"/(?!en-US)[a-z]{2}-[A-Z]{2}/|/[a-z]{2}_[A-Z]{2}/|translations/")


class Paragraphs(html.parser.HTMLParser):
    """Collects the text of blocks; what stands in SKIPPED elements is left out."""

    def __init__(self):
        super().__init__()
        self.done, self.words, self.skipping = [], [], 0

    def close_paragraph(self):
        text = " ".join("".join(self.words).split())
        if text:
            self.done.append(text)
        self.words = []

    def handle_starttag(self, tag, attrs):
        if tag in SKIPPED:
            self.skipping += 1
        if tag in BLOCKS:
            self.close_paragraph()

    def handle_endtag(self, tag):
        if tag in SKIPPED:
            self.skipping = max(0, self.skipping - 1)
        if tag in BLOCKS:
            self.close_paragraph()

    def handle_data(self, data):
        if not self.skipping:
            self.words.append(data)


def paragraphs_of(path):
    data = path.read_bytes()
    name = path.name
    if name.endswith(".gz"):
        data, name = gzip.decompress(data), name[:-3]
    text = data.decode("utf-8", "replace")
    if name.endswith((".html", ".htm")):
        parser = Paragraphs()
        parser.feed(text)
        parser.close_paragraph()
        return parser.done
    if name.endswith((".txt", ".rst", ".pod")):
        return [" ".join(p.split()) for p in re.split(r"\n\s*\n", text) if p.strip()]
    return []


def joined(paragraphs):
    """Paragraphs with short ones (items of lists, captions, single lines) joined to what follows them."""
    done, waiting = [], ""
    for paragraph in paragraphs:
        waiting = (waiting + " " + paragraph).strip()
        if len(waiting) >= 300:
            done.append(waiting)
            waiting = ""
    return done + ([waiting] if waiting else [])


def fetch(package, folder):
    unpacked = folder / package
    if not unpacked.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["apt-get", "-q", "download", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        deb = next(folder.glob(package + "_*.deb"))
        subprocess.run(["dpkg-deb", "-x", deb, unpacked], check=True)
    return unpacked


def main():
    root = pathlib.Path(sys.argv[1])
    wanted = int(sys.argv[2] if len(sys.argv) > 2 else 200) * 1000 * 1000
    total, count, seen = 0, 0, set()
    for package in PACKAGES:
        folder = fetch(package, root / "packages")
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.is_symlink()):
            if OTHER_LANGUAGES.search(path.as_posix()):
                continue
            # Single words and lines of code are no paragraphs.
            body = joined(p for p in paragraphs_of(path) if len(p) >= 40 and p.count(" ") >= 5)
            text = "\n\n".join(body) + "\n"
            digest = hashlib.sha1(text.encode()).digest()
            if len(text) < 1000 or digest in seen:
                continue
            seen.add(digest)
            target = root / "text" / f"{count // 1000:04d}" / f"{package}-{count:06d}.txt"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
            total, count = total + len(text.encode()), count + 1
            if total >= wanted:
                print(f"{count} files, {total / 1e6:.1f} MB")
                return
    print(f"{count} files, {total / 1e6:.1f} MB (all that there is)")


if __name__ == "__main__":
    main()
