"""Administration: the pages of those who answer for a community, or for the site.

The trace is read here: who did what to which object, when, in words. It is kept and sealed in
records; what is counted for statistics comes from elsewhere (CNIL: a log serves what it was made for).
"""
