"""`python -m framing`: the command line, where the command is not on the path."""

from framing.edges.cli import main

if __name__ == "__main__":
    main()
