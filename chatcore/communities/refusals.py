"""What those read who may not do something in a community."""

from chatcore.foundation.words import Words

VISITORS_BELONG_NOWHERE = Words(
    fr="Vous êtes ici comme administrateur du site : vous voyez et réglez, sans appartenir à rien. Pour prendre part, "
    "faites-vous inviter.",
    en="You are here as an administrator of the site: you see and set things, and belong to nothing. To take part, be "
    "invited.",
)
END_THE_ENTRY = Words(
    fr="Vous n’êtes pas membre de cette communauté : terminez votre entrée comme administrateur du site.",
    en="You are not a member of this community: end your entry as an administrator of the site.",
)
NOT_YET_OPEN = Words(
    fr="Cette communauté se prépare : elle s’ouvrira à la date annoncée sur sa page.",
    en="This community is being prepared: it will open on the day that its page gives.",
)
NEEDS_ACCORD = Words(
    fr="Votre rôle ne le permet qu’avec l’accord d’un administrateur : demandez-le-lui.",
    en="Your role allows this only with the agreement of an administrator: ask for it.",
)
ARCHIVED = Words(
    fr="Cette communauté est archivée : on peut la lire, plus la changer.",
    en="This community is archived: it can be read, not changed.",
)
ONLY_LEADERS = Words(
    fr="Seules les personnes qui animent la communauté peuvent le faire.",
    en="Only those who animate the community may do this.",
)
ONLY_MODERATORS = Words(
    fr="Seules les personnes qui modèrent la communauté peuvent le faire.",
    en="Only those who moderate the community may do this.",
)
ONLY_ADMINISTRATORS = Words(
    fr="Seules les personnes qui administrent la communauté peuvent le faire.",
    en="Only those who administer the community may do this.",
)
ONLY_ADMINISTRATORS_READ = Words(
    fr="La trace se lit par les personnes qui administrent la communauté : demandez-leur.",
    en="The trace is read by those who administer the community: ask them.",
)
ONLY_ADMINISTRATOR = Words(
    fr="Seul un administrateur de la communauté peut le faire.",
    en="Only an administrator of the community may do this.",
)
BY_THE_SITE = Words(
    fr="L’équipe du site demande l’ouverture d’une conversation depuis la page du site, à deux.",
    en="The staff of the site asks for a conversation to be opened on the page of the site, by two.",
)
NOT_GUESTS = Words(
    fr="Les invités ne le peuvent pas : demandez à un membre de la communauté.",
    en="Guests may not do this: ask a member of the community.",
)
NOT_THIS_ROLE = Words(
    fr="Votre rôle dans cette communauté ne le permet pas : demandez à un administrateur.",
    en="Your role in this community does not allow it: ask an administrator.",
)
NOT_ABOVE_ONESELF = Words(
    fr="On ne donne pas un rôle plus étendu que le sien.",
    en="Nobody gives a role with more rights than their own.",
)
BOTS_ARE_MADE = Words(
    fr="Un robot se crée dans les réglages de la communauté ; il ne s’invite pas.",
    en="A bot is made in the settings of the community; it is not invited.",
)
