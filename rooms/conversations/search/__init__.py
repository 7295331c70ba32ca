"""Words as search compares them, and what somebody who searches has typed. No database here."""
