/** Words of the places and states that are on screen before any of their screens is opened. */
export const places = {
  "accords.title": "Accords",
  "accords.count": {
    one: "{count} demande attend votre réponse",
    other: "{count} demandes attendent votre réponse",
  },
  "accords.see": "Répondre",
  "accords.section": "Ce qui attend un accord, ce qui a été répondu, les délégations.",
  "accords.community.edit": "Modifier la présentation",
  "brand.accessibility": "Accessibilité",
  "brand.help": "Aide",
  "brand.legal": "Mentions légales",
  "brand.preview.off": "Quitter l’aperçu",
  "brand.preview.on":
    "Vous voyez le brouillon de la marque. Les autres voient celle qui est publiée.",
  "brand.title": "Marque du site",
  "clubs.title": "Clubs",
  "components.title": "Composantes",
  "glass.title": "Bris de glace",
  "groups.title": "Groupes",
  "management.title": "Administration",
  "network.title": "Réseau",
  "network.card.kind": "Publication",
  "network.card.unknown": "Cet objet ne peut pas être affiché ici.",
  "presentation.opensText":
    "La communauté ouvrira {date}. Vous y êtes déjà inscrit : rien à faire d’ici là, elle s’ouvrira toute seule.",
  "presentation.opensTitle": "{name} se prépare",
  "presentation.pinIn": "{author} dans {room}",
  "presentation.settings": "Réglages de la communauté",
  "presentation.title": "Présentation",
  "projects.title": "Projets",
  "trace.siteTitle": "Trace du site",
} as const;
