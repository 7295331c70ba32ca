/** Words of the directory and of the member card. */
export const directory = {
  "people.card.short": "Fiche",
  "people.status.until": "jusqu’à {when}",

  "people.directory.title": "Annuaire",
  "people.directory.search": "Nom, fonction, organisation ou compétence",
  "people.directory.count": { one: "{count} personne", other: "{count} personnes" },
  "people.directory.found": { one: "{count} résultat", other: "{count} résultats" },
  "people.directory.none": "Personne ne correspond à cette recherche",
  "people.directory.noneText": "Essayez un autre mot : un métier, une ville, une organisation.",
  "people.directory.closed":
    "L’annuaire de cette communauté vous est fermé : personne ne s’y cherche.",
  "people.directory.clear": "Effacer la recherche",
  "people.directory.empty": "L’annuaire est encore vide",
  "people.directory.emptyText": "Chaque personne inscrite y aura sa fiche. Invitez les premières.",
  "people.card.message": "Envoyer un message",
  "people.card.edit": "Modifier ma fiche",
  "people.card.communities": "Communautés en commun",
  "people.card.offers": "Peut apporter",
  "people.card.seeks": "Recherche",
  "people.card.place": "Lieu",
  "people.card.phone": "Téléphone",
  "people.card.bio": "Présentation",
  "people.bot": "Robot",
} as const;
