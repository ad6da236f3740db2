"""Contrasts: one origin against the others, each statistic in its own small function."""
