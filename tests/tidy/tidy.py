#!/usr/bin/env python3
"""Style as a test: include directions, sizes, banned words, sentences out of the code, keys.

Usage: tests/tidy/tidy.py      Prints one line a problem and a closing line of counts.
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

# Who may include whom (docs/architecture.md). A ring may always include itself.
MAY_INCLUDE = {
    "base": set(),
    "core": {"base"},
    "sql": {"base"},
    "store": {"base", "core", "sql"},
    "pdf": {"base"},
    "scan": {"base"},
    "mail": {"base"},
    "app": {"base", "core", "store", "sql", "pdf", "scan", "mail"},
    "http": {"base"},
    "web": {"base", "core", "app", "http"},
    "api": {"base", "core", "app", "http"},
    "jobs": {"base", "core", "app"},
    "main": {"base", "core", "sql", "store", "app", "http", "web", "api", "jobs",
             "pdf", "scan", "mail"},
}
RINGS = set(MAY_INCLUDE)
# Reading the commands' outcomes needs the shapes of these store headers, not their queries.
STORE_SHAPES_FOR_PAGES = {"store/count_store.h", "store/dossier_store.h", "store/officer_store.h"}
LIMITS = {".h": 200, ".cpp": 400, ".html": 200}
LINE = 100
FUNCTION = 70
# Files that were over a limit when the limit came; this list may only shrink.
RATCHET = set((ROOT / "tests/tidy/ratchet.txt").read_text(encoding="utf-8").split())
BANNED = [
    (r"\bauto_ptr\b", "auto_ptr"),
    (r"\bstd::rand\b", "std::rand"),
    (r"\bTODO\b(?!\(#\d+\))", "TODO without an issue"),
    (r"^\s*using namespace ", "using namespace"),
]
CLOCK = re.compile(r"system_clock::now|\btime\(nullptr\)|\bgettimeofday\b")
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
KEY = re.compile(r'"([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)"')


def tracked(pattern):
    out = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", pattern], cwd=ROOT,
                         capture_output=True, text=True, check=True).stdout
    return [ROOT / line for line in out.splitlines() if (ROOT / line).exists()]


def is_test(path):
    return path.name.endswith(("_test.cpp", "_tests.cpp")) or "testing" in path.parts


def without_comments(text):
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group().count("\n"), text, flags=re.S)
    return re.sub(r"(?<!:)//[^\n]*", "", text)


def check_includes(path, text, problems):
    ring = path.relative_to(ROOT / "src").parts[0]
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r'#include "([a-z_]+)/', line)
        if not match or match.group(1) not in RINGS | {"tests"}:
            continue
        target = match.group(1)
        name = re.match(r'#include "([^"]+)"', line).group(1)
        if target == ring or is_test(path):
            continue
        if ring in ("web", "api") and name in STORE_SHAPES_FOR_PAGES:
            continue
        if ring == "api" and name.startswith("web/site/"):
            continue
        if target not in MAY_INCLUDE[ring]:
            problems.append(f"{path.relative_to(ROOT)}:{number}: {ring} may not include {name}")


def functions(lines):
    """Rough: from a line that opens a brace at column 0 to the closing brace at column 0."""
    start = None
    for number, line in enumerate(lines, 1):
        if start is None and re.match(r"^[A-Za-z].*\)[^;]*\{$", line):
            start = number
        if line.startswith("}") and start is not None:
            yield start, number - start + 1
            start = None


def check_source(path, problems):
    text = path.read_text(encoding="utf-8")
    name = str(path.relative_to(ROOT))
    lines = text.splitlines()
    code = without_comments(text).splitlines()
    limit = LIMITS[path.suffix]
    if len(lines) > limit and name not in RATCHET and not is_test(path):
        problems.append(f"{name}: {len(lines)} lines, the limit is {limit}")
    for number, line in enumerate(lines, 1):
        if len(line) > LINE and '"' not in line and path.suffix != ".html" and name not in RATCHET:
            problems.append(f"{name}:{number}: {len(line)} columns")
    if path.suffix == ".cpp" and not is_test(path) and name not in RATCHET:
        for start, length in functions(lines):
            if length > FUNCTION:
                problems.append(f"{name}:{start}: a function of {length} lines")
    for number, line in enumerate(code, 1):
        for pattern, what in BANNED:
            if re.search(pattern, line) and not (what == "using namespace" and path.suffix != ".h"):
                problems.append(f"{name}:{number}: {what}")
        if not name.startswith("src/base/") and not is_test(path) and CLOCK.search(line):
            problems.append(f"{name}:{number}: the clock is read outside base/time")
        if name.startswith("src/store/") and "named_query" not in name and "sql::Query" in line:
            problems.append(f"{name}:{number}: a query that is no NamedQuery has no plan test")
        if VIETNAMESE.search(line) and not is_test(path):
            problems.append(f"{name}:{number}: a Vietnamese sentence outside locale/")
    if path.suffix in (".h", ".cpp"):
        check_includes(path, text, problems)


def check_locale(problems):
    vi = json.loads((ROOT / "locale/vi.json").read_text(encoding="utf-8"))
    en = json.loads((ROOT / "locale/en.json").read_text(encoding="utf-8"))
    for key in sorted(set(vi) ^ set(en)):
        problems.append(f"locale: '{key}' is in one language only")
    prefixes = {key.split(".")[0] for key in vi}
    for path in tracked("src"):
        if path.suffix not in (".cpp", ".h", ".html") or is_test(path):
            continue
        text = path.read_text(encoding="utf-8")
        found = KEY.findall(without_comments(text) if path.suffix != ".html" else text)
        for key in found:
            is_query = re.search(r'Query [^{]*\{\s*"' + re.escape(key), text) or "Query{\"" + key in text
            if key.endswith("_"):
                continue  # the rest of the key is a value: a state, a kind
            if key.split(".")[0] in prefixes and key not in vi and not is_query:
                if re.search(r"\.(h|html|css|js|json|toml|csv|svg|db|pdf|xlsx|cpp)$", key):
                    continue
                if f'{{"{key}"' in text and path.parts[-2] == "store":
                    continue
                problems.append(f"{path.relative_to(ROOT)}: no sentence '{key}' in locale/vi.json")


def main():
    problems = []
    checked = 0
    for path in tracked("src"):
        if path.suffix in LIMITS:
            checked += 1
            check_source(path, problems)
    check_locale(problems)
    for line in problems:
        print(line)
    print(f"tidy: {checked} files read")
    print(f"{checked - min(len(problems), checked)} passed, {len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
