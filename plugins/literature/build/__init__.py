"""A build from files to finished pages, for any host."""
