"""The theme's frame around generated pages, and what is mended in finished ones."""
