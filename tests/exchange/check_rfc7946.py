#!/usr/bin/env python3
"""Checks GeoJSON files by RFC 7946: types, ranges, closed and wound rings, nothing across the antimeridian, no crs member, at most 7 decimals.
usage: check_rfc7946.py FILE...   Prints each fault with its place; exit status 1 when there is one."""
import json
import sys
from decimal import Decimal

GEOMETRIES = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


class Checker:
    def __init__(self):
        self.faults = []

    def fault(self, where, what):
        if len(self.faults) < 20:
            self.faults.append(f"{where}: {what}")

    def position(self, where, p):
        if not isinstance(p, list) or not 2 <= len(p) <= 3 or not all(isinstance(v, (int, Decimal)) for v in p):
            return self.fault(where, f"no position: {p}")
        lon, lat = p[:2]
        if not -180 <= lon <= 180 or not -90 <= lat <= 90:
            self.fault(where, f"out of range: {lon}, {lat}")
        if any(isinstance(v, Decimal) and -v.as_tuple().exponent > 7 for v in p):
            self.fault(where, f"more than 7 decimals: {lon}, {lat}")

    def line(self, where, line, least):
        if not isinstance(line, list) or len(line) < least:
            return self.fault(where, f"fewer than {least} positions")
        before = len(self.faults)
        for i, p in enumerate(line):
            self.position(f"{where}[{i}]", p)
        if len(self.faults) == before and any(
                abs(b[0] - a[0]) > 180 and abs(a[1]) < 90 for a, b in zip(line, line[1:])):  # along a pole is fine
            self.fault(where, "crosses the antimeridian uncut")

    def polygon(self, where, rings):
        if not isinstance(rings, list) or not rings:
            return self.fault(where, "no rings")
        for i, ring in enumerate(rings):
            here, before = f"{where} ring {i}", len(self.faults)
            self.line(here, ring, 4)
            if len(self.faults) > before:
                continue
            if ring[0] != ring[-1]:
                self.fault(here, "is not closed")
            area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))
            if area == 0 or (area > 0) != (i == 0):
                self.fault(here, "is wound against the right-hand rule")

    def geometry(self, where, g):
        if not isinstance(g, dict):
            return self.fault(where, "no geometry object")
        kind, coordinates = g.get("type"), g.get("coordinates")
        if kind == "GeometryCollection":
            for i, part in enumerate(g.get("geometries", [])):
                self.geometry(f"{where} part {i}", part)
        elif kind not in GEOMETRIES:
            self.fault(where, f"unknown type {kind}")
        elif not isinstance(coordinates, list):
            self.fault(where, "no coordinates")
        elif kind == "Point":
            self.position(where, coordinates)
        elif kind == "LineString":
            self.line(where, coordinates, 2)
        elif kind == "Polygon":
            self.polygon(where, coordinates)
        else:
            check = {"MultiPoint": self.position, "MultiPolygon": self.polygon,
                     "MultiLineString": lambda w, line: self.line(w, line, 2)}[kind]
            for i, part in enumerate(coordinates):
                check(f"{where} part {i}", part)

    def box(self, where, box):
        if not isinstance(box, list) or len(box) not in (4, 6):
            return self.fault(where, "no bbox of 4 or 6 numbers")
        half = len(box) // 2
        self.position(f"{where} bbox", box[:2])
        self.position(f"{where} bbox", box[half:half + 2])
        if box[1] > box[half + 1]:
            self.fault(where, "bbox has its south above its north")

    def feature(self, where, f):
        if not isinstance(f, dict) or f.get("type") != "Feature":
            return self.fault(where, "no Feature")
        for member in ("geometry", "properties"):
            if member not in f:
                self.fault(where, f"has no member {member}")
        if not isinstance(f.get("properties"), (dict, type(None))):
            self.fault(where, "properties is no object")
        if not isinstance(f.get("id", ""), (str, int, Decimal)):
            self.fault(where, "id is neither text nor a number")
        if f.get("geometry") is not None:
            self.geometry(where, f["geometry"])
        self.members(where, f, ("coordinates", "geometries", "features"))
        for i, claim in enumerate(f.get("claims", [])):  # Placetime's own member
            self.feature(f"{where} claim {i}", claim)

    def members(self, where, value, forbidden):
        if "crs" in value:
            self.fault(where, "has a crs member")
        for name in forbidden:
            if name in value:
                self.fault(where, f"has a member {name} that its type must not have")
        if "bbox" in value:
            self.box(where, value["bbox"])

    def document(self, value):
        if not isinstance(value, dict):
            return self.fault("file", "no JSON object")
        kind = value.get("type")
        if kind == "FeatureCollection":
            self.members("file", value, ("coordinates", "geometries", "geometry", "properties"))
            if not isinstance(value.get("features"), list):
                return self.fault("file", "features is no array")
            for i, feature in enumerate(value["features"]):
                self.feature(f"feature {i}", feature)
        elif kind == "Feature":
            self.feature("file", value)
        else:
            self.members("file", value, ())
            self.geometry("file", value)


def main():
    bad = False
    for path in sys.argv[1:]:
        checker = Checker()
        try:
            with open(path, encoding="utf-8") as file:
                checker.document(json.load(file, parse_float=Decimal))
        except (OSError, ValueError) as error:
            checker.fault("file", str(error))
        for fault in checker.faults:
            print(f"{path}: {fault}")
        bad = bad or bool(checker.faults)
    sys.exit(1 if bad or len(sys.argv) < 2 else 0)


if __name__ == "__main__":
    main()
