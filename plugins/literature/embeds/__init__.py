"""Small pages that other sites, such as courses, show in a frame: what a concept is, and figures drawn. An output on
the public point for these (`vocabulary/site_outputs.py`); nothing else knows of it."""
