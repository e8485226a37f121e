#!/usr/bin/env python3
"""Scores the program on the reports that lie beside the clone and fails below the floors. usage: shared_reports.py PLACETIME FOLDER"""
import json
import subprocess
import sys

program, folder = sys.argv[1:3]
run = subprocess.run([sys.executable, f'{folder}/score.py', program, f'{folder}/gold.json', folder], capture_output=True, text=True, check=False)
print(run.stdout, run.stderr, sep='')
if run.returncode:
    sys.exit(run.returncode)
score = json.loads(run.stdout.splitlines()[-1])
floors = {
    'places': score['places_right'] >= 0.95 * score['places'],
    'not places': score['not_places_made'] == 0,
    'needed events': score['recall_needed'] >= 0.90,
    'drawn events': score['precision_drawn'] >= 0.80,
    'false events': score['false_events'] == 0,
    'figures': score['figures_right'] >= 0.80 * score['figures'],
    'dates': score['dated'] == score['reports'],
}
below = [name for name, holds in floors.items() if not holds]
print('below the floor:', ', '.join(below) if below else 'none')
sys.exit(1 if below else 0)
