#!/usr/bin/env python3
"""Megabytes of text a second of Placetime beside two npm packages that find places and dates in English text, on one core, in one run on the same reports.
usage: npm_peers.py [FOLDER of reports, the samples by default] [BUILD, build/release by default]
compromise (places) and chrono-node (dates) are installed into a temporary folder; npm, node and a network are needed. Placetime's figures are bench_pipeline's."""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / 'samples'
BUILD = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / 'build' / 'release'
PACKAGES = {'compromise': '14.17.0', 'chrono-node': '2.10.3'}
ROUNDS = 3  # of each program in turn, so that a machine that slows down slows all
SECONDS = 3  # of each round

SCRIPT = r'''
import fs from 'node:fs';
import nlp from 'compromise';
import * as chrono from 'chrono-node';
const texts = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const work = {
  places: text => nlp(text).places().out('offset').length,
  dates: text => chrono.parse(text, new Date('2020-10-07T12:00:00Z')).length,
}[process.argv[3]];
let found = 0;
const round = () => { found = 0; for (const text of texts) found += work(text); };
round(); // the compiler's warm-up
round();
let rounds = 0;
const start = process.hrtime.bigint();
while (Number(process.hrtime.bigint() - start) < Number(process.argv[4]) * 1e9) { round(); ++rounds; }
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(JSON.stringify({mb_per_s: bytes * rounds / 1e6 / seconds, found}));
'''


def texts_of(folder):
    """The reports' texts as Placetime reads them, so that both are given the same."""
    texts = []
    for file in sorted(path for path in folder.rglob('*') if path.is_file() and path.suffix in ('.txt', '.md', '.jsonl')):
        content = file.read_text(encoding='utf-8')
        texts += [json.loads(line)['text'] for line in content.splitlines() if line.strip()] if file.suffix == '.jsonl' else [content]
    return texts


def placetime(folder):
    """MB/s by stage, from the same reports."""
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(scratch) / 'out.json'
        subprocess.run([str(BUILD / 'bin' / 'bench_pipeline'), f'--benchmark_out={out}', '--benchmark_filter=^(tokens_and_places|tokens_and_times|annotate)$',
                        f'--benchmark_min_time={SECONDS}'], env={**os.environ, 'PLACETIME_BENCH_REPORTS': str(folder)},
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        return {entry['name']: entry['bytes_per_second'] / 1e6 for entry in json.loads(out.read_text())['benchmarks']}


def main():
    missing = [name for name in ('npm', 'node') if shutil.which(name) is None]
    if missing:
        sys.exit(f'{" and ".join(missing)}: not installed')
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = texts_of(FOLDER)
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        reports = scratch / 'reports'
        reports.mkdir()
        (reports / 'reports.jsonl').write_text(''.join(json.dumps({'id': str(i), 'text': text}) + '\n' for i, text in enumerate(texts)))
        (scratch / 'package.json').write_text(json.dumps({'private': True, 'type': 'module', 'dependencies': PACKAGES}))
        (scratch / 'peer.mjs').write_text(SCRIPT)
        (scratch / 'texts.json').write_text(json.dumps(texts))
        subprocess.run(['npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent'], cwd=scratch, check=True)

        def peer(kind):
            done = subprocess.run(['node', 'peer.mjs', 'texts.json', kind, str(SECONDS)], cwd=scratch, capture_output=True, text=True, check=True)
            return json.loads(done.stdout)

        ours, theirs = [], {'places': [], 'dates': []}
        for _ in range(ROUNDS):
            ours.append(placetime(reports))
            for kind in theirs:
                theirs[kind].append(peer(kind))
    size = sum(len(text.encode()) for text in texts)
    print(f'{len(texts)} reports, {size / 1e6:.2f} MB, medians of {ROUNDS} rounds in turn on one core')

    def median(values):
        return statistics.median(values)

    places, dates = (median([r['mb_per_s'] for r in theirs[kind]]) for kind in ('places', 'dates'))
    print(f'{"":<34}{"MB/s":>10}{"Placetime":>12}{"ratio":>8}')
    for name, peer_speed, stage in ((f'compromise {PACKAGES["compromise"]} (places)', places, 'tokens_and_places'),
                                    (f'chrono-node {PACKAGES["chrono-node"]} (dates)', dates, 'tokens_and_times'),
                                    ('both, against text to events', 1 / (1 / places + 1 / dates), 'annotate')):
        speed = median([r[stage] for r in ours])
        print(f'{name:<34}{peer_speed:>10.2f}{speed:>12.2f}{speed / peer_speed:>7.1f}x')


main()
