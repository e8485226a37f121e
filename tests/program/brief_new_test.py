"""`placetime brief new`, through the real program: what it proposes is what docs/briefing.schema.json describes."""
import json
import sys
import unittest

from support import SAMPLES, SOURCE, ProgramTest

sys.path.insert(0, str(SOURCE / 'tests' / 'support'))
from json_schema import problems  # noqa: E402

SCHEMA = json.loads((SOURCE / 'docs' / 'briefing.schema.json').read_text())

EVENTS = ('id,title,type,status,review,begin,end,place,place_id,place_kind,place_precision_m,country,publisher,source_quote,lon,lat\r\n'
          + ''.join(f'e{i},"Crowd number {i} gathers",Protests,asserted,{review},2020-10-0{day},,Bishkek,t:1,city,2000,KG,Daily,"A crowd, number {i}.",74.59,42.87\r\n'
                    for i, (day, review) in enumerate([(5, 'unreviewed'), (5, 'unreviewed'), (6, 'accepted'), (6, 'unreviewed'), (6, 'unreviewed'), (6, 'unreviewed'), (6, 'rejected')])))


class BriefNewTest(ProgramTest):
    def proposed(self, *arguments):
        briefing = self.json('brief', 'new', *arguments, '-o', '-')
        self.assertEqual(problems(briefing, SCHEMA), [])
        return briefing

    def test_reports_give_a_briefing_of_eight_slides_and_more(self):
        target = self.folder / 'b.json'
        done = self.run_program('brief', 'new', '--from', SAMPLES, '-o', target, '--marking', 'EXERCISE', '--theme', 'dark')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stderr.decode(), r'wrote .*b\.json: \d+ slides')
        briefing = json.loads(target.read_text())
        self.assertEqual(problems(briefing, SCHEMA), [])
        self.assertEqual(briefing['marking'], 'EXERCISE')
        self.assertEqual(briefing['theme'], 'dark')
        self.assertGreaterEqual(len(briefing['slides']), 8)
        self.assertTrue(any(slide.get('plays') for slide in briefing['slides']))
        for slide in briefing['slides']:
            self.assertTrue(slide['title'] and slide['text'] and slide['source'], slide)
            self.assertLessEqual(len(slide.get('selected', [])), 3)
        again = self.folder / 'c.json'
        self.good('brief', 'new', '--from', SAMPLES, '-o', again, '--marking', 'EXERCISE', '--theme', 'dark')
        self.assertEqual(again.read_bytes(), target.read_bytes())

    def test_counts_are_of_events_that_are_not_rejected(self):
        briefing = self.proposed('--from', self.file('events.csv', EVENTS))
        titles = [slide['title'] for slide in briefing['slides']]
        self.assertEqual(titles[0], 'Kyrgyzstan, 5 to 6 October 2020: 6 events')
        self.assertIn('6 October 2020: 4 events, all in Bishkek', titles)
        self.assertIn('A person reviewed 1 of 6 events.', briefing['slides'][-1]['text'])

    def test_title_and_numbers_can_be_given(self):
        briefing = self.proposed('--from', self.file('events.csv', EVENTS), '--title', 'Mine', '--periods', 0, '--places', 0)
        self.assertEqual(briefing['title'], 'Mine')
        self.assertFalse(any(slide['title'].startswith('6 October') for slide in briefing['slides']))

    def test_what_cannot_be_done_is_one_sentence_and_leaves_nothing(self):
        events = self.file('events.csv', EVENTS)
        self.bad('brief', 'new', '--from', events, '-o', self.folder / 'b.txt', status=2, says=['.json'])
        self.bad('brief', 'new', '--from', self.folder / 'none.csv', '-o', self.folder / 'b.json', says=['none.csv'])
        self.bad('brief', 'new', '-o', self.folder / 'b.json', status=2, says=['--from'])
        undated = self.file('undated.csv', EVENTS.split('\r\n')[0] + '\r\n')
        self.bad('brief', 'new', '--from', undated, '-o', self.folder / 'b.json')
        self.assertFalse((self.folder / 'b.json').exists())


class SchemaTest(unittest.TestCase):
    def test_the_little_validator_finds_what_is_wrong(self):
        good = {'slides': [{'title': 'x', 'camera': {'center': [1, 2], 'scale': 1000}, 'begin': None}]}
        self.assertEqual(problems(good, SCHEMA), [])
        for wrong in ({}, {'slides': []}, {'slides': [{'titel': 'x'}]}, {'slides': [{'seconds': 0}]}, {'slides': [{'mode': 'all'}]},
                      {'slides': [{'camera': {'center': [1]}}]}, {'slides': [{'begin': 5}]}, {'version': 2, 'slides': [{}]},
                      {'slides': [{'filter': {'types_off': ['Protest']}}]}):
            self.assertTrue(problems(wrong, SCHEMA), wrong)

    def test_a_whole_validator_agrees_where_there_is_one(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest('no jsonschema here')
        jsonschema.Draft202012Validator.check_schema(SCHEMA)


if __name__ == '__main__':
    unittest.main()
