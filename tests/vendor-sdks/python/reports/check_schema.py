"""Runs check-jsonschema with the arguments that it is given."""

from check_jsonschema import main

main()
