"""Texts: cleaned, split into sentences, and indexed by integers."""
