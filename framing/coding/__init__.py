"""Coders: whatever reads a sentence and gives variables values."""
