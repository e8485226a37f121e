"""As much of JSON Schema 2020-12 as our schemas use: what of a value is not as the schema has it. A keyword that is not known here is an error, so that none is passed over."""
import json
import re

KINDS = {'object': dict, 'array': list, 'string': str, 'boolean': bool, 'null': type(None)}
WORDS = {'$schema', '$defs', 'title', 'description'}


def is_kind(value, kind):
    if kind == 'number':
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, KINDS[kind])


def problems(value, schema, root=None, path='$'):
    """A list of sentences; empty when the value is as it should be."""
    root = root or schema
    found = []

    def check(good, what):
        if not good:
            found.append(f'{path}: {what}: {json.dumps(value)[:80]}')

    for keyword, wanted in schema.items():
        if keyword in WORDS:
            continue
        if keyword == '$ref':
            target = root
            for part in wanted.removeprefix('#/').split('/'):
                target = target[part]
            found += problems(value, target, root, path)
        elif keyword == 'anyOf':
            check(any(not problems(value, one, root, path) for one in wanted), 'none of anyOf')
        elif keyword == 'type':
            kinds = [wanted] if isinstance(wanted, str) else wanted
            check(any(is_kind(value, kind) for kind in kinds), f'is no {wanted}')
        elif keyword == 'enum':
            check(value in wanted, 'is not one of enum')
        elif keyword == 'const':
            check(value == wanted, f'is not {wanted}')
        elif keyword in ('minimum', 'maximum'):
            if is_kind(value, 'number'):
                check(value >= wanted if keyword == 'minimum' else value <= wanted, keyword)
        elif keyword in ('minItems', 'maxItems'):
            if isinstance(value, list):
                check(len(value) >= wanted if keyword == 'minItems' else len(value) <= wanted, keyword)
        elif keyword == 'pattern':
            check(not isinstance(value, str) or re.search(wanted, value), 'pattern')
        elif keyword == 'required':
            if isinstance(value, dict):
                check(all(key in value for key in wanted), f'lacks one of {wanted}')
        elif keyword == 'items':
            if isinstance(value, list):
                for i, item in enumerate(value):
                    found += problems(item, wanted, root, f'{path}[{i}]')
        elif keyword == 'properties':
            if isinstance(value, dict):
                for key, one in wanted.items():
                    if key in value:
                        found += problems(value[key], one, root, f'{path}.{key}')
        elif keyword == 'additionalProperties':
            if isinstance(value, dict) and wanted is False:
                more = set(value) - set(schema.get('properties', {}))
                check(not more, f'has {sorted(more)}')
        else:
            raise ValueError(f'the schema has a keyword that is not known here: {keyword}')
    return found
