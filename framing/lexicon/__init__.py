"""Lexicons: phrases that a teacher can edit, and where they stand in a text."""
