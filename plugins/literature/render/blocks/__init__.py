"""The blocks that authors write into pages: findings, readings, bibliography, overview, recent, verdicts."""
