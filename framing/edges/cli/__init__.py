"""The command line: each verb parses, makes one library call and prints."""

from framing.edges.cli.app import main

__all__ = ["main"]
