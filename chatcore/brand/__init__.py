"""The brand of the instance: name, colours, pictures, sender; held in the database, applied without a rebuild.

Each community's own colours and page live in ``chatcore.communities``: the brand is there before anybody is
anybody, for the sign-in page and for letters.
"""
