"""What a course takes along: questions, cards and tables of a reading list in the formats of other programs."""
