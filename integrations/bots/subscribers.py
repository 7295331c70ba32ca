"""What bots tell the apps below them."""

from chatcore.administration.selectors.known import named_as_person

# A bot has the id of its person, and goes by its name.
named_as_person("bots.bot")
