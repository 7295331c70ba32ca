"""Link previews: title and description of the pages that messages lead to, fetched by this server and by nobody else.

Off until a community switches it on: nothing is asked of anybody outside by default. No picture is fetched or shown.
Messages know nothing of it: it follows the log, and is read beside them.
"""
