/** Words of automatic groups by rule, and of muting a group. */
import type { rules as source } from "../fr/rules";
import type { Translation } from "../types";

export const rules: Translation<typeof source> = {
  "rules.title": "Rule of the group",
  "rules.new": "Automatic group",
  "rules.newHint": "People come into it and go out of it by themselves, as the rule says.",
  "rules.namePlaceholder": "For instance: Brest and around",
  "rules.match": "In it are the members who meet",
  "rules.match.all": "All criteria",
  "rules.match.any": "At least one criterion",
  "rules.conditions": "Criteria",
  "rules.fact": "Criterion",
  "rules.fact.component": "Component",
  "rules.fact.place": "Place",
  "rules.fact.role": "Role",
  "rules.fact.offers": "Offers",
  "rules.fact.seeks": "Seeks",
  "rules.fact.trade": "Trade or organisation",
  "rules.value.component": "Component, with those below it",
  "rules.value.place": "Words of the place",
  "rules.value.role": "Role in the community",
  "rules.value.offers": "Keyword offered",
  "rules.value.seeks": "Keyword sought",
  "rules.value.trade": "Words of the title or organisation",
  "rules.add": "Add a criterion",
  "rules.remove": "Remove this criterion",
  "rules.incomplete": "Complete each criterion to see who would be in the group.",
  "rules.trial": {
    one: "{count} person would be in the group.",
    other: "{count} people would be in the group.",
  },
  "rules.nobody": "Nobody would be in the group for now.",
  "rules.difference": "Coming: {coming}. Going: {going}.",
  "rules.change": "Change the rule",
  "rules.changeTitle": "Rule of {name}",
  "rules.changed": "The group follows its new rule.",
  "rules.gone": "which is no more",
  "rules.said.one":
    "This group keeps itself up to date: in it are the members who meet this criterion.",
  "rules.said.all":
    "This group keeps itself up to date: in it are the members who meet all of these criteria.",
  "rules.said.any":
    "This group keeps itself up to date: in it are the members who meet at least one of these criteria.",
  "rules.mute": "Mute",
  "rules.unmute": "Unmute",
  "rules.muted": "{name} is muted.",
  "rules.unmuted": "{name} is no longer muted.",
  "rules.isMuted": "Muted",
};
