"""Generated pages: one for each reference, author, year, type and venue, and what index pages show."""
