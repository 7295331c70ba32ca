/** Words of taking away all that somebody said lately. */
export const sweeping = {
  "sweeping.act": "Retirer ses messages récents",
  "sweeping.title": "Retirer les messages récents de {name}",
  "sweeping.text":
    "Une seule décision, dans les salons que vous modérez. La personne en lit les raisons et peut faire un recours.",
  "sweeping.period": "Jusqu’où remonter",
  "sweeping.period.hour": "une heure",
  "sweeping.period.day": "un jour",
  "sweeping.period.week": "sept jours",
  "sweeping.count": { one: "{count} message.", other: "{count} messages." },
  "sweeping.rooms": "Dans : {rooms}.",
  "sweeping.most": "Les plus récents d’abord, {most} à la fois.",
  "sweeping.nothing": "Cette personne n’a rien écrit dans ce temps là où vous modérez.",
  "sweeping.counting": "Recherche des messages…",
  "sweeping.remove": "Retirer les messages",
  "sweeping.confirm": { one: "Retirer {count} message", other: "Retirer {count} messages" },
  "sweeping.done": "Les messages de {name} sont retirés.",
  "sweeping.going": "Retrait des messages",
  "sweeping.returning": "Retour des messages",
  "sweeping.gone": { one: "{count} message retiré.", other: "{count} messages retirés." },
  "sweeping.undo": "Annuler le retrait",
  "sweeping.undoText":
    "Pendant une heure, tout peut revenir à sa place ; la personne n’en lira rien.",
  "sweeping.undone": "Le retrait est annulé : les messages sont à leur place.",
  "sweeping.noCopy":
    "Ces messages étaient dans des salons privés : le dossier n’en a pas de copie.",
  "sweeping.mine": {
    one: "{count} message est concerné.",
    other: "{count} messages sont concernés.",
  },
  "sweeping.handsOver":
    "Ce message était destiné à un salon privé. Par votre recours, les personnes qui modèrent la communauté pourront le lire.",
} as const;
