# Typesets a golden document (tests/golden/samples/*.tsv) anew: LaTeX in one and two columns, and a flat OpenDocument
# text for LibreOffice. The words, headings, notes, boxes and tables are the golden's; the page is the typesetter's.
import html
import re
import shutil
import subprocess

MARK = re.compile(r"\^([^^ ]{1,4})\^")


def rows_of(path):
    """The golden's lines as (kind, number, label, parent, text)."""
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()]


def notes_of(rows):
    """Number -> paragraphs of each note."""
    notes, last = {}, None
    for kind, number, _, parent, text in rows:
        if kind == "footnote" and parent == "-":
            last = number
            notes[number] = [text]
        elif kind == "footnote":
            notes[last].append(text)
    return notes


def has(program):
    return shutil.which(program) is not None


TEX = {"\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
       "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def tex_words(text):
    return "".join(TEX.get(c, c) for c in text)


def tex_text(text, notes):
    """Words with their notes at the marks."""
    out, at = "", 0
    for mark in MARK.finditer(text):
        paragraphs = "\n\n".join(tex_words(paragraph) for paragraph in notes[mark.group(1)])
        out += tex_words(text[at : mark.start()]) + r"\footnote[%s]{%s}" % (mark.group(1), paragraphs)
        at = mark.end()
    return out + tex_words(text[at:])


def tex_table(rows, title):
    first = 0.06 if rows[0][0] == "No." else 0.18
    others = (0.78 - first) / (len(rows[0]) - 1)
    widths = r"p{%.2f\linewidth}" % first + r"p{%.2f\linewidth}" % others * (len(rows[0]) - 1)
    lines = [" & ".join(tex_words(cell) for cell in row) + r"\\" for row in rows]
    return (r"\par\medskip\noindent\textbf{%s}\par\smallskip" % title + "\n{\\small\\noindent\\begin{tabular}{%s}\n" % widths
            + "\n".join(lines) + "\n\\end{tabular}\\par}\\medskip\n")


def tex_body(rows):
    notes, out, table = notes_of(rows), [], []
    title = ""
    in_box = False

    def end_table():
        if table:
            out.append(tex_table(table, title))
            table.clear()

    for kind, number, label, parent, text in rows:
        if kind not in ("head", "row"):
            end_table()
        if in_box and not (parent.startswith("Box") or kind in ("head", "row", "table") and parent.startswith("Box")):
            out.append(r"\end{quotation}")
            in_box = False
        if kind == "title":
            out.append(r"\begin{center}{\LARGE %s\par}\end{center}" % tex_words(text))
        elif kind.startswith("heading"):
            command = "section" if kind.endswith("1") else "subsection"
            out.append(r"\%s*{%s}" % (command, tex_words((number + ". " if number != "-" else "") + text)))
        elif kind == "box":
            out.append(r"\begin{quotation}\small\noindent\textbf{%s\quad %s}\par" % (label, tex_words(text)))
            in_box = True
        elif kind == "figure":
            out.append(r"\begin{center}\rule{3cm}{2cm}\par\textit{%s. %s}\end{center}" % (label, tex_words(text)))
        elif kind == "table":
            title = label + r"\quad " + tex_words(text)
        elif kind in ("head", "row"):
            table.append(text.split(" | "))
        elif kind == "source":
            out.append(r"\par\noindent{\small %s\par}" % tex_text(text, notes))
        elif kind == "item":
            out.append(r"\begin{itemize}\item %s\end{itemize}" % tex_text(text, notes))
        elif kind == "paragraph":
            out.append(tex_text(text, notes) + "\n")
    end_table()
    if in_box:
        out.append(r"\end{quotation}")
    return "\n\n".join(out)


def latex(rows, folder, columns, head="Reports for the test"):
    """The path of a PDF that pdflatex made; `head` runs over all pages."""
    source = (r"\documentclass[11pt%s]{article}\usepackage[utf8]{inputenc}\usepackage{textcomp}"
              r"\usepackage[a4paper,margin=2.6cm]{geometry}\usepackage{fancyhdr}\pagestyle{fancy}\fancyhf{}"
              r"\fancyhead[L]{\small %s}\fancyfoot[C]{\thepage}\sloppy"
              "\n\\begin{document}\n%s\n\\end{document}\n") % (",twocolumn" if columns == 2 else "", head, tex_body(rows))
    path = folder / f"latex_{columns}.tex"
    path.write_text(source, "utf-8")
    run = subprocess.run(["pdflatex", "-interaction=nonstopmode", path.name], cwd=folder, capture_output=True)
    pdf = path.with_suffix(".pdf")
    if not pdf.is_file():
        raise AssertionError(run.stdout.decode("utf-8", "replace")[-2000:])
    return pdf


def odf_text(text, notes):
    out, at = "", 0
    for mark in MARK.finditer(text):
        number = mark.group(1)
        body = "".join(f'<text:p text:style-name="Note">{html.escape(paragraph)}</text:p>' for paragraph in notes[number])
        out += html.escape(text[at : mark.start()]) + (
            f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation text:label="{number}">{number}'
            f"</text:note-citation><text:note-body>{body}</text:note-body></text:note>")
        at = mark.end()
    return out + html.escape(text[at:])


def style(name, size, more="", paragraph=""):
    return (f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties '
            f'fo:margin-bottom="0.15cm" {paragraph}/><style:text-properties fo:font-size="{size}pt" '
            f'style:font-name="Face" fo:font-family="&apos;Liberation Serif&apos;" {more}/></style:style>')


def odf_body(rows):
    notes, out, table = notes_of(rows), [], []

    def end_table():
        if not table:
            return
        cells = ["".join(f'<table:table-cell><text:p text:style-name="Cell">{html.escape(cell)}</text:p></table:table-cell>'
                         for cell in row) for row in table]
        out.append(f'<table:table><table:table-column table:number-columns-repeated="{len(table[0])}"/>'
                   + "".join(f"<table:table-row>{row}</table:table-row>" for row in cells) + "</table:table>")
        table.clear()

    def put(name, text):
        out.append(f'<text:p text:style-name="{name}">{text}</text:p>')

    for kind, number, label, parent, text in rows:
        if kind not in ("head", "row"):
            end_table()
        box = "Box" if parent.startswith("Box") else ""
        if kind == "title":
            put("Title", html.escape(text))
        elif kind.startswith("heading"):
            put("Part" if kind.endswith("1") else "Section", html.escape((number + ". " if number != "-" else "") + text))
        elif kind in ("box", "table", "figure"):
            put("Caption" + ("Box" if kind == "box" else box), html.escape(f"{label}: {text}"))
        elif kind in ("head", "row"):
            table.append(text.split(" | "))
        elif kind == "source":
            put("Source" + box, odf_text(text, notes))
        elif kind == "item":
            put("Item" + box, "\u2022 " + odf_text(text, notes))
        elif kind == "paragraph":
            put("Text" + box, odf_text(text, notes))
    end_table()
    return "".join(out)


def office(rows, folder):
    """The path of a PDF that LibreOffice made."""
    box = 'fo:margin-left="1cm" fo:margin-right="1cm"'
    styles = [style("Title", 20, 'fo:font-weight="bold"'), style("Part", 15, 'fo:font-weight="bold"', 'fo:keep-with-next="always" fo:margin-top="0.5cm"'),
              style("Section", 12, 'fo:font-weight="bold"', 'fo:keep-with-next="always" fo:margin-top="0.3cm"'), style("Text", 11),
              style("TextBox", 10, "", box), style("Item", 11, "", 'fo:margin-left="1cm"'), style("ItemBox", 10, "", box),
              style("Source", 9), style("SourceBox", 9, "", box), style("Caption", 11, 'fo:font-weight="bold"'),
              style("CaptionBox", 10, 'fo:font-weight="bold"', box), style("Cell", 10), style("Note", 9)]
    source = ('<?xml version="1.0" encoding="UTF-8"?><office:document '
              'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
              'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
              'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
              'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
              'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" '
              'office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>' + "".join(styles)
              + f"</office:automatic-styles><office:body><office:text>{odf_body(rows)}</office:text></office:body>"
              "</office:document>")
    path = folder / "office.fodt"
    path.write_text(source, "utf-8")
    run = subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                          "--outdir", folder, path], capture_output=True, timeout=240)
    pdf = path.with_suffix(".pdf")
    if not pdf.is_file():
        raise AssertionError(run.stderr.decode("utf-8", "replace")[-2000:])
    return pdf
