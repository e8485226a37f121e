#!/usr/bin/env python3
"""Puts the numbers that fit_geoparse printed into the feature tables. usage: apply_fit.py FITTED SRC_GEOPARSE"""
import re
import sys

tables, section = {}, None
for line in open(sys.argv[1], encoding="utf-8"):
    line = line.strip()
    if line.startswith("##"):
        section = None
    elif line.startswith("# "):
        section = line[2:]
        tables[section] = {}
    elif section and " " in line:
        name, value = line.split()
        tables[section][name] = value

for file, macro, section in (
    ("recognition_features.h", "PLACETIME_RECOGNITION_FEATURES", "recognition"),
    ("recognition_features.h", "PLACETIME_DOCUMENT_FEATURES", "document"),
    ("resolution_features.h", "PLACETIME_RESOLUTION_FEATURES", "resolution"),
):
    path = f"{sys.argv[2]}/{file}"
    text = open(path, encoding="utf-8").read()
    begin = text.index("#define " + macro)
    end = begin + re.search(r"(?<!\\)\n", text[begin:]).start()
    body = re.sub(
        r"X\((\w+), (-?[\d.]+)\)",
        lambda m: f"X({m[1]}, {tables[section].get(m[1], m[2])})",
        text[begin:end],
    )
    open(path, "w", encoding="utf-8").write(text[:begin] + body + text[end:])
