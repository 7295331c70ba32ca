/** Words of the places and states that are on screen before any of their screens is opened. */
export const places = {
  "moderation.title": "Modération",
  "accords.title": "Accords",
  "accords.count": {
    one: "{count} demande attend votre réponse",
    other: "{count} demandes attendent votre réponse",
  },
  "accords.see": "Répondre",
  "accords.community.edit": "Modifier la présentation",
  "clubs.title": "Clubs",
  "components.title": "Composantes",
  "groups.title": "Groupes",
  "management.title": "Administration",
  "network.title": "Réseau",
  "network.card.kind": "Publication",
  "network.card.unknown": "Cet objet ne peut pas être affiché ici.",
  "presentation.settings": "Réglages de la communauté",
  "presentation.title": "Présentation",
  "projects.title": "Projets",
} as const;
