"""Writing over time: drafts on all one's devices, messages for later and again and again, snippets.

What is posted is a message of conversations like any other; here is what comes before.
"""
