"""Checks a file against the rules of OGC GeoPackage 1.2/1.3 (12-128r15, r17) that SQLite can tell. usage: check_geopackage.py FILE...
The numbers are those of the requirements. Prints what is wrong; exit status 1 when anything is."""
import math
import re
import sqlite3
import struct
import sys

GEOMETRIES = {'GEOMETRY': None, 'POINT': 1, 'LINESTRING': 2, 'POLYGON': 3, 'MULTIPOINT': 4, 'MULTILINESTRING': 5, 'MULTIPOLYGON': 6,
              'GEOMETRYCOLLECTION': 7}
TYPES = re.compile(r'(BOOLEAN|TINYINT|SMALLINT|MEDIUMINT|INT|INTEGER|FLOAT|DOUBLE|REAL|DATE|DATETIME|(TEXT|BLOB)(\(\d+\))?)$')
MOMENT = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$')
ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
COLUMNS = {
    'gpkg_spatial_ref_sys': ['srs_name', 'srs_id', 'organization', 'organization_coordsys_id', 'definition', 'description'],
    'gpkg_contents': ['table_name', 'data_type', 'identifier', 'description', 'last_change', 'min_x', 'min_y', 'max_x', 'max_y', 'srs_id'],
    'gpkg_geometry_columns': ['table_name', 'column_name', 'geometry_type_name', 'srs_id', 'z', 'm'],
    'gpkg_extensions': ['table_name', 'column_name', 'extension_name', 'definition', 'scope'],
}


def positions(wkb, at):
    """Every x, y of a well-known binary of two dimensions, and where it ends."""
    order = '<' if wkb[at] == 1 else '>'
    kind, = struct.unpack_from(order + 'I', wkb, at + 1)
    at += 5
    found = []

    def line():
        nonlocal at
        count, = struct.unpack_from(order + 'I', wkb, at)
        at += 4
        for _ in range(count):
            found.append(struct.unpack_from(order + 'dd', wkb, at))
            at += 16

    if kind == 1:
        found.append(struct.unpack_from(order + 'dd', wkb, at))
        at += 16
    elif kind == 2:
        line()
    elif kind == 3:
        rings, = struct.unpack_from(order + 'I', wkb, at)
        at += 4
        for _ in range(rings):
            line()
    elif kind in (4, 5, 6, 7):
        parts, = struct.unpack_from(order + 'I', wkb, at)
        at += 4
        for _ in range(parts):
            more, at, _ = positions(wkb, at)
            found += more
    else:
        raise ValueError(f'geometry type {kind}')
    return found, at, kind


class Check:
    def __init__(self, path):
        self.path = path
        self.wrong = []
        self.database = sqlite3.connect(f'file:{path}?mode=ro', uri=True)

    def expect(self, truth, requirement, what):
        if not truth:
            self.wrong.append(f'{self.path}: requirement {requirement}: {what}')

    def rows(self, sql, *values):
        return self.database.execute(sql, values).fetchall()

    def columns(self, table):
        """name -> (declared type, is primary key)"""
        return {name: (kind.upper(), key > 0) for _, name, kind, _, _, key in self.rows(f'PRAGMA table_info("{table}")')}

    def run(self):
        self.check_file()
        self.check_core_tables()
        self.tables = {name for name, in self.rows("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
        self.extensions = self.rows('SELECT table_name, column_name, extension_name, definition, scope FROM gpkg_extensions')
        self.check_contents()
        self.check_extensions()
        for table, kind in self.rows('SELECT table_name, data_type FROM gpkg_contents'):
            self.check_table(table)
            if kind == 'features':
                self.check_features(table)
        self.database.close()
        return self.wrong

    def check_file(self):
        with open(self.path, 'rb') as file:
            header = file.read(100)
        self.expect(header[:16] == b'SQLite format 3\0', 1, 'no SQLite 3 file')
        self.expect(header[68:72] == b'GPKG', 2, f'application id {header[68:72]!r}')
        self.expect(10200 <= struct.unpack('>I', header[60:64])[0] < 10400, 2, 'user_version is none of 1.2 and 1.3')
        self.expect(str(self.path).endswith('.gpkg'), 3, 'extension')
        self.expect(self.rows('PRAGMA integrity_check') == [('ok',)], 6, 'PRAGMA integrity_check')
        self.expect(not self.rows('PRAGMA foreign_key_check'), 7, 'PRAGMA foreign_key_check')

    def check_core_tables(self):
        for requirement, table in ((10, 'gpkg_spatial_ref_sys'), (13, 'gpkg_contents'), (21, 'gpkg_geometry_columns'), (58, 'gpkg_extensions')):
            self.expect(set(COLUMNS[table]) <= set(self.columns(table)), requirement, f'columns of {table}')
        systems = dict(self.rows('SELECT srs_id, organization FROM gpkg_spatial_ref_sys'))
        self.expect({-1, 0, 4326} <= set(systems), 11, f'reference systems {set(systems)}')
        self.expect(systems.get(4326, '').upper() == 'EPSG', 11, 'organization of 4326')

    def check_contents(self):
        systems = {srs for srs, in self.rows('SELECT srs_id FROM gpkg_spatial_ref_sys')}
        contents = self.rows('SELECT table_name, data_type, identifier, last_change, min_x, min_y, max_x, max_y, srs_id FROM gpkg_contents')
        for table, kind, _, changed, west, south, east, north, srs in contents:
            self.expect(table in self.tables, 14, f'{table} is in gpkg_contents and not there')
            self.expect(MOMENT.match(changed or ''), 15, f'last_change {changed} of {table}')
            self.expect(srs is None or srs in systems, 16, f'srs_id {srs} of {table}')
            self.expect(kind in ('features', 'attributes', 'tiles'), '14', f'data_type {kind} of {table}')
            if kind == 'features' and west is not None:
                self.expect(-180 <= west <= east <= 180 and -90 <= south <= north <= 90, 13, f'extent of {table}')
        # 4, 14, 118: user data is registered, and nothing else is there
        own = {table for table in self.tables if not table.startswith(('gpkg_', 'sqlite_', 'rtree_'))}
        self.expect(own == {row[0] for row in contents}, 118, f'not registered: {own ^ {row[0] for row in contents}}')
        for table in self.tables:
            self.expect(not table.startswith('gpkg_') or table in COLUMNS or table in ('gpkg_ogr_contents', 'gpkg_tile_matrix', 'gpkg_tile_matrix_set'),
                        4, f'unknown table {table}')

    def check_extensions(self):
        for table, column, name, definition, scope in self.extensions:
            self.expect(table is None or table in self.tables, 60, f'extension of {table}')
            self.expect(column is None or column in self.columns(table), 61, f'extension of {table}.{column}')
            self.expect(re.match(r'[A-Za-z0-9]+_\w+$', name or ''), 62, f'extension name {name}')
            self.expect(definition, 63, f'definition of {name}')
            self.expect(scope in ('read-write', 'write-only'), 64, f'scope {scope}')

    def check_table(self, table):
        keys = [name for name, (kind, key) in self.columns(table).items() if key and kind == 'INTEGER']
        self.expect(len(keys) == 1, '29, 119', f'{table} has no integer primary key')
        sql, = self.rows('SELECT sql FROM sqlite_master WHERE name = ?', table)[0]
        self.expect('AUTOINCREMENT' in sql.upper(), '29, 119', f'{table}: key without AUTOINCREMENT')
        for name, (kind, _) in self.columns(table).items():
            self.expect(TYPES.match(kind) or kind in GEOMETRIES, 5, f'{table}.{name} is of type {kind}')
            if kind == 'DATETIME':
                for value, in self.rows(f'SELECT DISTINCT "{name}" FROM "{table}" WHERE "{name}" IS NOT NULL'):
                    self.expect(isinstance(value, str) and MOMENT.match(value), 5, f'{table}.{name} holds {value!r}')
            elif kind == 'BOOLEAN':
                for value, in self.rows(f'SELECT DISTINCT "{name}" FROM "{table}"'):
                    self.expect(value in (None, 0, 1), 5, f'{table}.{name} holds {value!r}')
            elif kind == 'TEXT':
                bad = self.rows(f'SELECT count(*) FROM "{table}" WHERE typeof("{name}") NOT IN (\'null\', \'text\')')
                self.expect(bad == [(0,)], 5, f'{table}.{name} holds what is no text')

    def check_features(self, table):
        found = self.rows('SELECT column_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns WHERE table_name = ?', table)
        self.expect(len(found) == 1, 22, f'{table} in gpkg_geometry_columns')
        column, kind, srs, z, m = found[0]
        columns = self.columns(table)
        self.expect(column in columns, 24, f'{table}.{column}')
        self.expect(kind in GEOMETRIES, 25, f'geometry type {kind}')
        self.expect(self.rows('SELECT srs_id FROM gpkg_contents WHERE table_name = ?', table) == [(srs,)], 146, f'srs_id of {table}')
        self.expect(z in (0, 1, 2) and m in (0, 1, 2), '27, 28', f'z, m of {table}')
        self.expect(len([1 for name, _ in columns.values() if name in GEOMETRIES]) == 1, 30, f'geometry columns of {table}')
        self.expect(columns[column][0] == kind, 31, f'{table}.{column} is declared {columns[column][0]}')
        key = next(name for name, (_, primary) in columns.items() if primary)
        boxes = {}
        for fid, blob in self.rows(f'SELECT "{key}", "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL'):
            box = self.check_blob(table, fid, blob, GEOMETRIES[kind], srs)
            if box:
                boxes[fid] = box
        self.check_index(table, column, boxes)
        west, south, east, north = self.rows('SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?', table)[0]
        for box in boxes.values():
            self.expect(west is not None and west - 1e-9 <= box[0] and box[1] <= east + 1e-9 and south - 1e-9 <= box[2] and box[3] <= north + 1e-9,
                        13, f'{table}: {box} lies outside the extent {(west, east, south, north)}')

    def check_blob(self, table, fid, blob, kind, srs):
        where = f'{table} {fid}'
        self.expect(blob[:2] == b'GP' and blob[2] == 0, 19, f'{where}: magic and version')
        flags = blob[3]
        order = '<' if flags & 1 else '>'
        self.expect(struct.unpack_from(order + 'i', blob, 4)[0] == srs, 33, f'{where}: srs_id')
        envelope = (flags >> 1) & 7
        self.expect(envelope in ENVELOPES and not flags & 0b11100000, 19, f'{where}: flags {flags:b}')
        if flags & 16:  # empty
            return None
        found, end, own = positions(blob, 8 + ENVELOPES[envelope])
        self.expect(end == len(blob), 19, f'{where}: bytes after its end')
        self.expect(kind is None or own == kind, 32, f'{where}: geometry type {own}')
        self.expect(all(map(math.isfinite, sum(found, ()))), 20, f'{where}: position that is not finite')
        box = (min(x for x, _ in found), max(x for x, _ in found), min(y for _, y in found), max(y for _, y in found))
        if envelope:
            self.expect(struct.unpack_from(order + '4d', blob, 8) == box, 19, f'{where}: envelope')
        return box

    def check_index(self, table, column, boxes):
        own = [row for row in self.extensions if row[0] == table and row[2] == 'gpkg_rtree_index']
        self.expect(len(own) == 1 and own[0][1] == column and own[0][4] == 'write-only', 75, f'gpkg_rtree_index of {table}')
        index = f'rtree_{table}_{column}'
        self.expect(index in self.tables, 77, f'{index} is missing')
        triggers = {name for name, in self.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        for event in ('insert', 'update1', 'update2', 'update3', 'update4', 'delete'):
            self.expect(f'{index}_{event}' in triggers, 77, f'trigger {index}_{event} is missing')
        entries = {fid: box for fid, *box in self.rows(f'SELECT id, minx, maxx, miny, maxy FROM "{index}"')}
        self.expect(set(entries) == set(boxes), 77, f'{index} has other rows than {table}')
        for fid, box in boxes.items():
            # the index holds floats, rounded outwards
            self.expect(fid in entries and all(abs(a - b) < 1e-4 for a, b in zip(entries[fid], box)), 77, f'{index} {fid}')


def check(path):
    return Check(path).run()


if __name__ == '__main__':
    problems = [problem for path in sys.argv[1:] for problem in check(path)]
    print('\n'.join(problems) or 'valid')
    sys.exit(1 if problems else 0)
