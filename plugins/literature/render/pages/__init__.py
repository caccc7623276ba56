"""The pages that no one writes, and what index pages show."""
