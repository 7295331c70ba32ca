/** Words of the frame: navigation, what every screen shares, the state of the connection. */
export const shell = {
  "shell.close": "Fermer",
  "shell.back": "Retour",
  "shell.retry": "Réessayer",
  "shell.loading": "Chargement en cours",
  "shell.more": { one: "+ {count}", other: "+ {count}" },
  "shell.news": "Messages de l’application",
  "shell.unreadCount": { one: "{count} message non lu", other: "{count} messages non lus" },
  "shell.mentionsCount": { one: "{count} mention", other: "{count} mentions" },

  "shell.skip": "Aller au contenu",
  "shell.nav": "Navigation principale",
  "shell.sidebarWidth": "Largeur du volet",
  "shell.communities": "Communautés",
  "shell.home": "Accueil",
  "shell.discussions": "Discussions",
  "shell.directory": "Annuaire",
  "shell.me": "Moi",
  "shell.myAccount": "Mon compte",
  "shell.search": "Rechercher ou aller à",
  "shell.help": "Raccourcis clavier",

  "shell.connection.lost": "Connexion coupée. Vos messages partiront à son retour.",
  "shell.connection.offline": "Vous êtes hors ligne. Vos messages partiront au retour du réseau.",
  "shell.connection.again": {
    one: "Nouvel essai dans {count} s.",
    other: "Nouvel essai dans {count} s.",
  },
  "shell.connection.now": "Réessayer maintenant",
  "shell.connection.later": "La suite s’affichera au retour de la connexion.",
  "shell.connection.back": "Connexion rétablie.",
  "shell.connection.closed":
    "Votre session est terminée. Reconnectez-vous pour continuer ; vos brouillons sont gardés.",
  "shell.connection.signIn": "Se reconnecter",

  "shell.missing.title": "Cette page n’existe pas",
  "shell.missing.text": "L’adresse est peut-être incomplète, ou la page a été retirée.",
  "shell.missing.action": "Revenir à l’accueil",
  "shell.missing.room": "Ce salon n’est pas accessible",
  "shell.missing.roomText": "Il n’existe pas, ou il est réservé à ses membres.",
  "shell.failed.title": "Le chargement n’a pas abouti",
  "shell.noCommunity.title": "Vous n’êtes membre d’aucune communauté",
  "shell.noCommunity.text":
    "Demandez une invitation à la personne qui anime votre communauté. Ouvrez ensuite le lien reçu par courriel.",

  "shell.home.title": "Accueil",
  "shell.home.hello": "Bonjour, {name}",
  "shell.home.mentions": "Pour vous",
  "shell.home.unread": "Non lus",
  "shell.home.recent": "Activité récente",
  "shell.home.catchUp": "Rattrapage",
  "shell.home.upToDate": "Vous êtes à jour.",
  "shell.home.summary": {
    one: "{count} message vous attend.",
    other: "{count} messages vous attendent.",
  },
  "shell.home.empty.title": "Votre communauté vous attend",
  "shell.home.empty.text":
    "Les nouveaux messages de vos salons apparaîtront ici. Commencez par rejoindre un salon, ou écrivez à quelqu’un.",
} as const;
