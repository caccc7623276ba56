"""What programs find of a site without reading its pages: JSON-LD of works, claims and figures, and the typed links of
Signposting. An output on the public point for these (`vocabulary/site_outputs.py`); nothing else knows of it."""
