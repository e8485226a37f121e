#!/usr/bin/env python3
"""Guards the house: every include between the folders of src/ is allowed by the table in src/README.md, CMake declares the same arrows,
every arrow points to a strictly smaller level, and the headers of sealed libraries are named in their own folders only.
usage: check_layers.py SOURCE_ROOT; prints each breach as file:line and exits 1 when there is one."""
import pathlib
import re
import sys

SEALED = {  # what an include begins with: the folders that may name it
    'gdal': {'layers'}, 'ogr': {'layers'}, 'cpl_': {'layers'}, 'proj.h': {'projections'}, 'geodesic.h': {'projections'},
    'pango': {'typeset'}, 'cairo': {'typeset'}, 'ft2build.h': {'typeset'}, 'freetype': {'typeset'}, 'fontconfig': {'typeset'},
    'epoxy': {'render', 'viewer'}, 'EGL/': {'render', 'viewer'}, 'GL/': {'render', 'viewer'},
    'imgui': {'viewer'}, 'GLFW': {'viewer'}, 'CLI/': {'cli'}, 'date/': {'time'},
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def read_table(readme):
    """{module: (level, set of the modules it names)} from the Markdown table."""
    table = {}
    for line in readme.read_text(encoding='utf-8').splitlines():
        cells = [cell.strip() for cell in line.strip().strip('|').split('|')]
        if len(cells) == 4 and cells[0].isdigit():
            table[cells[1]] = (int(cells[0]), set(cells[3].split()))
    return table


def closure(table, module):
    """Every module that `module` uses, directly or through another."""
    seen, todo = set(), [module]
    while todo:
        for used in table.get(todo.pop(), (0, ()))[1]:
            if used not in seen:
                seen.add(used)
                todo.append(used)
    return seen


def check(root):
    src = root / 'src'
    table = read_table(src / 'README.md')
    breaches = [] if table else [f'{src}/README.md: holds no table of modules']
    for module, (level, uses) in table.items():
        for used in uses:
            if used not in table:
                breaches.append(f'src/README.md: {module} uses {used}, which is no module')
            elif table[used][0] >= level:
                breaches.append(f'src/README.md: {module} (level {level}) uses {used} (level {table[used][0]}), which is not below it')
    for folder in sorted(p for p in src.iterdir() if p.is_dir() and any(p.iterdir())):
        module = folder.name
        if module not in table:
            breaches.append(f'src/{module}: is not in the table of src/README.md')
            continue
        allowed = closure(table, module) | {module}
        cmake = folder / 'CMakeLists.txt'
        declared = re.search(r'placetime_module\(\s*' + module + r'\b[^)]*?DEPENDS((?:\s+[a-z_]+)+)', cmake.read_text()) if cmake.exists() else None
        arrows = set(declared.group(1).split()) if declared else set()
        if cmake.exists() and 'placetime_module' in cmake.read_text() and arrows != table[module][1]:
            breaches.append(f'src/{module}/CMakeLists.txt: declares {sorted(arrows)}, src/README.md says {sorted(table[module][1])}')
        for path in sorted(folder.rglob('*')):
            if path.suffix not in ('.h', '.cpp'):
                continue
            for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
                found = INCLUDE.match(line)
                if not found:
                    continue
                name = found.group(2)
                where = f'{path.relative_to(root)}:{number}'
                if '/' in name and (src / name.split('/')[0]).is_dir() and found.group(1) == '"':
                    used = name.split('/')[0]
                    if used not in allowed:
                        breaches.append(f'{where}: {module} may not include {name}')
                for prefix, folders in SEALED.items():
                    if name.startswith(prefix) and found.group(1) == '<' and module not in folders:
                        breaches.append(f'{where}: only {" and ".join(sorted(folders))} may include <{name}>')
    return breaches


if __name__ == '__main__':
    found = check(pathlib.Path(sys.argv[1]))
    print(*found, sep='\n', end='\n' if found else '')
    sys.exit(1 if found else 0)
