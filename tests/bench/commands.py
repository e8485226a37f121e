#!/usr/bin/env python3
"""Times whole commands: wall seconds and peak memory, the median of several runs with a warm page cache.
usage: commands.py [PLACETIME] [RUNS]"""
import os
import pathlib
import statistics
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / 'build' / 'release' / 'bin' / 'placetime')
RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 15


def once(arguments):
    """Seconds of wall time and megabytes of peak resident memory of one run."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.execv(PROGRAM, [PROGRAM, *arguments])
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f'{" ".join(arguments)}: failed')
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def measure(name, arguments, runs=RUNS):
    once(arguments)
    walls, sizes = zip(*(once(arguments) for _ in range(runs)))
    print(f'{name:<34} median {statistics.median(walls) * 1000:8.1f} ms   min {min(walls) * 1000:8.1f} ms   {statistics.median(sizes):7.1f} MB   ({runs} runs)')


with tempfile.TemporaryDirectory() as folder:
    samples = str(ROOT / 'samples')
    measure('--version', ['--version'])
    measure('geocode Osh', ['geocode', 'Osh'])
    measure('extract samples', ['extract', samples, '-o', f'{folder}/events.geojson'])
    measure('render samples 1920x1080', ['render', samples, '-o', f'{folder}/map.png', '--size', '1920x1080'], max(3, RUNS // 3))
    project, briefing = f'{folder}/events.gpkg', f'{folder}/briefing.json'
    once(['extract', samples, '-o', project])
    once(['brief', 'new', '--from', project, '-o', briefing])
    brief = ['brief', project, '--briefing', briefing, '-o']
    measure('brief PDF, A4, 300 dpi', [*brief, f'{folder}/deck.pdf'], max(3, RUNS // 5))
    measure('brief HTML', [*brief, f'{folder}/deck.html'], max(3, RUNS // 5))
    measure('brief MP4, 1920x1080, 30 frames/s', [*brief, f'{folder}/deck.mp4'], 1)
