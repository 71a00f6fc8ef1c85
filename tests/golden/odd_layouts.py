# Two documents of our own (tests/golden/layouts/*.tsv) set by LaTeX as journals and reports are: a full-width head over two
# columns with notes at the foot of each, floats; roman pages, chapters with running heads, drop caps, a box beside the text,
# a table on a turned page, notes at the end of each chapter.
import subprocess

from typeset import notes_of, tex_text, tex_words

PREAMBLE = (r"\usepackage[utf8]{inputenc}\usepackage{textcomp}\usepackage{fancyhdr}"
            r"\usepackage{pdflscape}\brokenpenalty=-200\sloppy" "\n")
DROP_CAP = (r"\newcommand\dropcap[1]{\par\noindent\setbox0\hbox{\fontsize{34}{34}\selectfont #1\,}\hangindent\wd0"
            r"\hangafter-2\llap{\raisebox{-1.1\baselineskip}[0pt][0pt]{\box0}}}" "\n")


def run(source, name, folder):
    (folder / (name + ".tex")).write_text(source, "utf-8")
    for _ in range(2):  # the second time with the table of contents
        done = subprocess.run(["pdflatex", "-interaction=nonstopmode", name + ".tex"], cwd=folder, capture_output=True)
    pdf = folder / (name + ".pdf")
    if not pdf.is_file():
        raise AssertionError(done.stdout.decode("utf-8", "replace")[-2000:])
    return pdf


def table(rows, columns):
    lines = [" & ".join(tex_words(cell) for cell in row) + r"\\" for row in rows]
    return r"\begin{tabular}{%s}\hline " % columns + lines[0] + r"\hline " + "\n".join(lines[1:]) + r"\hline\end{tabular}"


def table_rows(rows, label):
    return [text.split(" | ") for kind, _, _, parent, text in rows if kind in ("head", "row") and parent == label]


def journal(rows, folder):
    """Two columns under a title, authors and an abstract that run over both."""
    notes, head, body = notes_of(rows), [], []
    for kind, number, label, _, text in rows:
        out = body if any(row.startswith(r"\section") for row in body) or kind.startswith("heading") and number != "-" else head
        if kind == "title":
            head.append(r"{\LARGE %s\par}\bigskip" % tex_words(text))
        elif kind == "paragraph" and out is head and len(head) < 3:
            head.append(r"{\large %s\par}" % tex_words(text))
        elif kind.startswith("heading") and out is head:
            head.append(r"\bigskip{\bfseries %s\par}" % tex_words(text))
        elif kind == "paragraph" and out is head:
            head.append(r"\begin{quotation}\noindent\small %s\end{quotation}\bigskip" % tex_words(text))
        elif kind.startswith("heading"):
            body.append(r"\%ssection{%s}" % ("sub" if kind.endswith("2") else "", tex_words(text)))
        elif kind == "paragraph":
            body.append(tex_text(text, notes))
        elif kind == "table":
            body.append(r"\begin{table*}[t]\centering\caption{%s}\medskip %s\end{table*}"
                        % (tex_words(text), table(table_rows(rows, label), "rllr")))
        elif kind == "figure":
            body.append(r"\begin{figure}[b]\centering\rule{5cm}{3cm}\caption{%s}\end{figure}" % tex_words(text))
    source = (r"\documentclass[10pt,a4paper,twocolumn]{article}" + PREAMBLE + r"\pagestyle{fancy}\fancyhf{}"
              r"\fancyhead[L]{\small Quill and Brand}\fancyhead[R]{\small\thepage}\renewcommand\headrulewidth{0pt}"
              r"\begin{document}\setcounter{page}{117}\twocolumn[\begin{center}" + "\n".join(head) + r"\end{center}]" "\n"
              + "\n\n".join(body) + r"\end{document}")
    return run(source, "journal", folder)


def beside(rows, label):
    """A framed box in the right third, and the lines of the next paragraph cut short beside it."""
    title = next(text for kind, _, own, _, text in rows if kind == "box" and own == label)
    words = [tex_words(text) for kind, _, _, parent, text in rows if kind == "paragraph" and parent == label]
    return (r"\par\noindent\vbox to 0pt{\rlap{\hspace{0.64\textwidth}\raisebox{-\height}{\fbox{\parbox{0.32\textwidth}{\footnotesize"
            r"\textbf{%s\quad %s}\par %s}}}}\vss}\nobreak\hangindent=-0.4\textwidth\hangafter=-11 "
            % (label, tex_words(title), r"\par ".join(words)))


def report(rows, folder):
    """Front matter on roman pages, chapters, a box beside the text, a turned table, notes at each chapter's end."""
    out, first, label_beside = [], False, ""
    titles = [row for row in rows[:3]]
    for kind, number, label, parent, text in rows[3:]:
        marked = "".join(r"\textsuperscript{%s}" % part if i % 2 else tex_words(part)
                         for i, part in enumerate(text.split("^"))) if kind == "paragraph" else tex_words(text)
        if kind == "heading 1" and number == "-":
            out.append(r"\chapter*{%s}" % marked)
        elif kind == "heading 1":
            if number == "Chapter 1":
                out.append(r"\clearpage\pagenumbering{arabic}")
            out.append(r"\chapter{%s}" % marked)
            first = True
        elif kind == "heading 2":
            out.append(r"\section*{%s}" % marked)
        elif kind == "box":
            label_beside = label
        elif kind == "paragraph" and parent == "-":
            begin = beside(rows, label_beside) if label_beside else r"\dropcap{%s}" % marked[0] if first else ""
            out.append(begin + (marked[1:] if first and not label_beside else marked) + r"\par")
            first, label_beside = False, ""
        elif kind == "table":
            out.append(r"\begin{landscape}\begin{table}\caption{%s}\medskip %s\end{table}\end{landscape}"
                       % (marked, table(table_rows(rows, label), "llrrrrlr")))
        elif kind == "footnote":
            out.append(r"\par\noindent\hangindent=1.5em {\small %s. %s\par}" % (number, marked))
    source = (r"\documentclass[11pt,a5paper]{report}" + PREAMBLE + DROP_CAP + r"\usepackage[margin=1.8cm]{geometry}"
              r"\pagestyle{fancy}\fancyhf{}\fancyhead[L]{\small\nouppercase{\leftmark}}\fancyhead[R]{\small\thepage}"
              r"\fancypagestyle{plain}{\fancyhf{}\fancyfoot[C]{\small\thepage}\renewcommand\headrulewidth{0pt}}"
              r"\begin{document}\pagenumbering{roman}\thispagestyle{empty}\vspace*{3cm}\begin{center}"
              r"{\Huge %s\par}\vspace{1cm}{\large %s\par}\vspace{1cm}{\large %s\par}\end{center}\clearpage\tableofcontents"
              % tuple(tex_words(row[4]) for row in titles) + "\n" + "\n\n".join(out) + r"\end{document}")
    return run(source, "report", folder)
