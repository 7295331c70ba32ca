"""The id that nothing has: looked for when what was given is no id, so that the answer is the same."""

import uuid

NO_ID = uuid.UUID(int=0)
