# Small PDFs written by hand: lines of Helvetica at given places, so that tests need no typesetter.


def escaped(text):
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def make_pdf(pages, title=None, encrypt=False):
    """The bytes of a PDF. A page is a list of (x, y, size, words) or (x, y, size, words, "bold"); y counts from above."""
    objects = {1: "<< /Type /Catalog /Pages 2 0 R >>",
               3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
               4: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"}
    kids = []
    for number, page in enumerate(pages):
        words = "".join(f"BT /{'B' if len(line) > 4 else 'R'} {line[2]} Tf {line[0]} {842 - line[1]} Td "
                        f"({escaped(line[3])}) Tj ET\n" for line in page)
        at = 5 + 2 * number
        kids.append(f"{at} 0 R")
        objects[at] = (f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {at + 1} 0 R "
                       "/Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>")
        objects[at + 1] = f"<< /Length {len(words.encode('cp1252'))} >>\nstream\n{words}endstream"
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    trailer = "/Root 1 0 R"
    last = max(objects)
    if title:
        last += 1
        objects[last] = f"<< /Title ({escaped(title)}) >>"
        trailer += f" /Info {last} 0 R"
    if encrypt:
        last += 1
        objects[last] = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
        trailer += f" /Encrypt {last} 0 R /ID [<00> <00>]"
    out, places = b"%PDF-1.4\n", []
    for number in sorted(objects):
        places.append(len(out))
        out += f"{number} 0 obj\n{objects[number]}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    return out + (f"xref\n0 {last + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {last + 1} {trailer} >>\n"
                  f"startxref\n{start}\n%%EOF\n").encode()


def column(x, y, size, lines, pitch=None):
    """Lines one below the other."""
    return [(x, y + i * (pitch or size * 1.2), size, line) for i, line in enumerate(lines)]
