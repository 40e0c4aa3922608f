"""`python -m contested`: the command, where it is not on the path."""

from contested.cli.main import main

main()
