"""Publications: the feed of a community (« Réseau »), and the rooms in which what appeared there is shared.

A publication is a message with a title and a page, a comment is a reply, a like is a reaction: all of these
are of conversations. Here are the title, the places where it is shown, the order of the feed, and its page.
"""
