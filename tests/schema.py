"""The schema of a sequence against the files of this repository, with a validator of others.

    pip install jsonschema
    cargo run --quiet -- --lang en schema sequence | python3 tests/schema.py

Accepted: every file in `prompts/` and the file with the whole format. Refused: every file in
`tests/it/broken/` with an error, but for those in `tests/it/schema/beyond.txt`. What is no TOML is
refused before a schema sees it. The same is held by `cargo test schema`, with a validator of our own.
"""

import json
import sys
import tomllib
from pathlib import Path

from jsonschema import Draft7Validator

TESTS = Path(__file__).parent
# Nothing is wrong with these but for warnings and hints.
ONLY_WARNED = {"hints.toml", "warning-languages.toml", "hint-line-twice.toml", "hint-own-role.toml"}


def beyond():
    lines = (TESTS / "it/schema/beyond.txt").read_text("utf-8").splitlines()
    return {line.split("  ")[0] for line in lines if not line.startswith("#")}


def verdict(validator, path):
    try:
        value = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return "no TOML", ""
    for error in validator.iter_errors(value):
        return "refused", "/".join(map(str, error.absolute_path)) or "the file"
    return "accepted", ""


def main():
    schema = json.load(sys.stdin)
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema)
    right = [*sorted((TESTS.parent / "prompts").glob("*.toml")), TESTS / "it/data/whole-format.toml"]
    broken = sorted((TESTS / "it/broken").glob("*.toml"))
    accepted = beyond() | ONLY_WARNED
    wrong = 0
    for path in right + broken:
        found, place = verdict(validator, path)
        as_it_should = (found == "accepted") == (path in right or path.name in accepted)
        wrong += not as_it_should
        print(f"{'' if as_it_should else 'WRONG: '}{found:9} {path.name}  {place}")
    print(f"{len(right)} right files, {len(broken)} broken ones, {wrong} verdicts wrong")
    return wrong > 0


sys.exit(main())
