"""What stands on many pages: lists of works, rows of findings, cards, tools, sentences that cite."""
