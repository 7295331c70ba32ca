"""Moderation: reports and what becomes of them, held messages, word filters, time-outs, whom one does not want to hear.

That a time-out or a filter holds is seen to where messages are written (conversations); what is here decides.
"""
