/** Les mots des emojis d’une communauté. */
export const emoji = {
  "emoji.title": "Emojis",
  "emoji.lead": "Les emojis que cette communauté s’est donnés : chacun les écrit par leur nom.",
  "emoji.choose": "Choisir une image",
  "emoji.name": "Nom",
  "emoji.nameHint":
    "De 2 à 32 lettres sans accent, chiffres ou « _ ». PNG, WebP, GIF (animé ou non) ou JPEG, 1 Mo au plus.",
  "emoji.add": "Ajouter",
  "emoji.added": "Emoji ajouté",
  "emoji.archived": "Archivé",
  "emoji.archive": "Archiver",
  "emoji.archiveNamed": "Archiver {name}",
  "emoji.restore": "Reprendre",
  "emoji.restoreNamed": "Reprendre {name}",
  "emoji.none": "Aucun emoji pour l’instant",
  "emoji.noneText":
    "Ceux que l’on ajoute ici s’écrivent par leur nom, comme :phare:, et servent de réactions.",
} as const;
