"""The classifier coder: what it learns from, how it codes, and how it is marked."""
