"""What a site says as data for programs: pages as text, and its works, claims, concepts, findings and
sentences as JSON.

An output like those of other packages (`vocabulary/site_outputs.py`): everything is made of the `Site`, and nothing in
the package imports this room. Programs of Python ask `records.py`, others read the files.
"""
