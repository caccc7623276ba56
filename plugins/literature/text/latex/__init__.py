"""LaTeX as it stands in bibliographies, to rich text and back."""
