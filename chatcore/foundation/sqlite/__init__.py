"""SQLite as the embedded column runs it: the threads of a process take turns in writing, in the order they came.

SQLite has one writer. A connection that finds it busy sleeps, longer and longer, and looks again: whoever
comes back at once takes the next turn from those who sleep, and who slept has waited up to a tenth of a
second for nothing. Within a process nobody needs to look again (``turns``); between processes it stays so.
"""
