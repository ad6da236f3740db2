"""What a class works with: blind passages, marks, and what to talk about afterwards."""
