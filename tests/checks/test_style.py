# The habits of the house that a script can see: format, a file's first lines, the length of files and functions.
import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(os.environ.get("APUD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
MAX_FILE_LINES = 500
MAX_FUNCTION_LINES = 60
# The format puts a function's head at the margin, ended by "{", and its closing brace alone at the margin.
HEAD = re.compile(r"^[A-Za-z~:][^;]*\{$|^ {4,}[^;]*\) (const |noexcept )*\{$")
NOT_A_FUNCTION = re.compile(r"^(namespace|struct|class|enum|union|extern|inline constexpr|constexpr|const|static const)\b(?!.*\) )")


def long_functions(text):
    """The first lines and lengths of functions at the margin that are longer than allowed."""
    found, start = [], None
    for number, line in enumerate(text.split("\n"), 1):
        if line == "}" and start is not None:
            if number - start + 1 > MAX_FUNCTION_LINES:
                found.append((start, number - start + 1))
            start = None
        elif start is None and HEAD.match(line) and not NOT_A_FUNCTION.match(line):
            start = number
        elif line.startswith("}"):
            start = None
    return found


def sources():
    for top in ("corpus", "indexer", "query", "tests"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in (".h", ".cc"):
                yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


class LongFunctions(unittest.TestCase):
    def test_are_found(self):
        body = "  x();\n" * 59
        self.assertEqual(long_functions("namespace a {\nint f() {\n" + body + "}\n}  // namespace a\n"), [(2, 61)])
        self.assertEqual(long_functions("int f() {\n" + body[7:] + "}\n"), [])
        self.assertEqual(long_functions("struct S {\n" + body * 2 + "};\nint f() {\n}\n"), [])
        self.assertEqual(long_functions("int f(int a,\n      int b) {\n" + body + "}\n"), [(2, 61)])


class Sources(unittest.TestCase):
    def test_say_in_their_first_line_why_they_exist(self):
        # A unit test says it by its name; an empty folder's placeholder has nothing to say.
        bad = [path for path, text in sources()
               if not text.startswith("// ") and not path.startswith("tests/unit/") and text != "namespace apud {}\n"]
        self.assertEqual(bad, [])

    def test_are_not_too_long(self):
        bad = [(path, text.count("\n")) for path, text in sources() if text.count("\n") > MAX_FILE_LINES]
        self.assertEqual(bad, [])

    def test_have_functions_of_one_screen(self):
        bad = [f"{path}:{line}: {length} lines" for path, text in sources() for line, length in long_functions(text)]
        self.assertEqual(bad, [], "\n" + "\n".join(bad))

    def test_are_formatted(self):
        run = subprocess.run([ROOT / "scripts/format", "--check"], capture_output=True, text=True)
        files = sorted({line.split(":")[0] for line in run.stderr.splitlines() if ": error:" in line})
        self.assertEqual(run.returncode, 0, "run scripts/format; not formatted: " + ", ".join(files) + run.stderr[-500:])


if __name__ == "__main__":
    unittest.main()
