#!/usr/bin/env python3
"""Guards geodata/: every file is named in geodata/README.md with a source and a licence, what the README names exists, every row of a
curated table has a source, the generated files are those that SHA256SUMS lists, and all together hold at most 40 MB.
usage: check_provenance.py SOURCE_ROOT; prints each breach and exits 1 when there is one."""
import csv
import fnmatch
import hashlib
import pathlib
import re
import sys

MOST_BYTES = 40_000_000
NOT_DATA = {'README.md', 'CMakeLists.txt'}


def read_table(readme):
    """[(pattern, source, licence)] from the Markdown table whose head names file, source and licence."""
    rows, columns = [], None
    for line in readme.read_text(encoding='utf-8').splitlines():
        if not line.startswith('|'):
            columns = None
            continue
        cells = [cell.strip() for cell in line.strip().strip('|').split('|')]
        if columns is None:
            columns = {name.lower(): i for i, name in enumerate(cells)}
        elif {'file', 'source', 'licence'} <= columns.keys() and len(cells) == len(columns):
            name = re.fullmatch(r'`([^`]+)`', cells[columns['file']])
            if name:
                rows.append((name[1], cells[columns['source']], cells[columns['licence']]))
    return rows


def check_rows(path, name):
    """Breaches of a curated table: a row without source."""
    with path.open(encoding='utf-8', newline='') as file:
        reader = csv.DictReader(file)
        if 'source' not in (reader.fieldnames or []):
            return [f'{name}: has no column "source"']
        return [f'{name}:{reader.line_num}: row without a source'
                for row in reader if not (row['source'] or '').strip()]


def check_sums(geodata):
    sums = geodata / 'SHA256SUMS'
    if not sums.exists():
        return ['SHA256SUMS is missing: run tools/geodata/make']
    listed = dict(reversed(line.split(maxsplit=1)) for line in sums.read_text(encoding='utf-8').splitlines() if line)
    breaches = []
    for path in sorted(geodata.glob('*.zst')):
        if listed.pop(path.name, None) != hashlib.sha256(path.read_bytes()).hexdigest():
            breaches.append(f'{path.name}: not the file that SHA256SUMS lists; run tools/geodata/make')
    return breaches + [f'{name}: in SHA256SUMS, but missing' for name in sorted(listed)]


def check(root):
    geodata = root / 'geodata'
    table = read_table(geodata / 'README.md')
    breaches = [f'README.md: {name} has no {what}'
                for name, source, licence in table for what, cell in (('source', source), ('licence', licence)) if not cell]
    files = sorted(path for path in geodata.rglob('*') if path.is_file())
    for path in files:
        name = path.relative_to(geodata).as_posix()
        if name not in NOT_DATA and not any(fnmatch.fnmatchcase(name, pattern) for pattern, _, _ in table):
            breaches.append(f'{name}: not named in geodata/README.md')
        if path.parent.name == 'curated' and path.suffix == '.csv' or name == 'disputed.csv':
            breaches += check_rows(path, name)
    names = [path.relative_to(geodata).as_posix() for path in files]
    breaches += [f'README.md: names {pattern}, which does not exist' for pattern, _, _ in table
                 if '*' not in pattern and pattern not in names]
    total = sum(path.stat().st_size for path in files)
    if total > MOST_BYTES:
        breaches.append(f'geodata/ holds {total / 1e6:.1f} MB; at most {MOST_BYTES / 1e6:.0f} MB are allowed')
    return breaches + check_sums(geodata)


if __name__ == '__main__':
    found = check(pathlib.Path(sys.argv[1]))
    for breach in found:
        print(f'geodata: {breach}')
    sys.exit(1 if found else 0)
