"""Everything that keeps a build from doing its work twice."""
