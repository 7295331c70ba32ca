"""Pages to begin with that ship with the product, in French and English; and what a template keeps of a page. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from chatcore.communities.blocks import Block, KeyPerson, Wording
from chatcore.communities.translations import LANGUAGES
from chatcore.foundation.ids import new_id
from chatcore.foundation.words import Words


class Part(NamedTuple):
    """A block of a shipped template; without a text, that of the people to turn to."""

    title: Words
    text: Words | None = None


class Shipped(NamedTuple):
    name: Words
    description: Words
    parts: tuple[Part, ...]


def blocks_of(shipped: Shipped, language: str) -> list[Block]:
    """Return the blocks of a shipped template, first in ``language``, translated into the others."""
    return [_block(part, language) for part in shipped.parts]


def kept_of(blocks: Sequence[Block]) -> list[Block]:
    """Return what a template keeps of a page: no message and no person of a community goes to another."""
    return [
        msgspec.structs.replace(block, people=[]) for block in blocks if block.kind != "messages"
    ]


def filled(blocks: Sequence[Block], person: str) -> list[Block]:
    """Return the blocks of a template for the page of ``person``, who is the one to turn to until others are named."""
    return [
        msgspec.structs.replace(
            block,
            id=str(new_id()),
            people=[KeyPerson(person=person)] if block.kind == "people" else [],
        )
        for block in blocks
    ]


def _block(part: Part, language: str) -> Block:
    text = part.text or Words(fr="", en="")
    return Block(
        id=str(new_id()),
        kind="text" if part.text else "people",
        title=getattr(part.title, language),
        text=getattr(text, language),
        translations={
            other: Wording(title=getattr(part.title, other), text=getattr(text, other))
            for other in LANGUAGES
            if other != language
        },
    )


_TURN_TO = Part(Words(fr="À qui s’adresser", en="Who to turn to"))

SHIPPED = {
    "university": Shipped(
        Words(fr="Université", en="University"),
        Words(
            fr="Étudiants, personnels et partenaires d’un établissement.",
            en="Students, staff and partners of an institution.",
        ),
        (
            Part(
                Words(fr="Bienvenue", en="Welcome"),
                Words(
                    fr="Cette communauté réunit les étudiants, les personnels et les partenaires de "
                    "l’établissement. On y pose ses questions, on y partage ce que l’on sait, on y monte des projets "
                    "entre composantes.",
                    en="This community brings together the students, staff and partners of the institution: a place to "
                    "ask questions, share what one knows and start projects across departments.",
                ),
            ),
            Part(
                Words(fr="Ce que vous y trouvez", en="What you will find"),
                Words(
                    fr="- **Des salons** par formation, par laboratoire et par sujet\n"
                    "- **Un annuaire** où chacun dit ce qu’il peut apporter et ce qu’il cherche\n"
                    "- **Des projets** ouverts aux volontaires, avec leurs étapes et leurs documents",
                    en="- **Rooms** by programme, laboratory and subject\n"
                    "- **A directory** where people say what they can offer and what they look for\n"
                    "- **Projects** open to volunteers, with their steps and documents",
                ),
            ),
            Part(
                Words(fr="Vos premiers pas", en="Your first steps"),
                Words(
                    fr="1. Complétez votre profil : composante, fonction, centres d’intérêt.\n"
                    "2. Rejoignez le salon de votre formation ou de votre service.\n"
                    "3. Présentez-vous en deux phrases.",
                    en="1. Complete your profile: department, role, interests.\n"
                    "2. Join the room of your programme or department.\n"
                    "3. Introduce yourself in two sentences.",
                ),
            ),
            _TURN_TO,
        ),
    ),
    "federation": Shipped(
        Words(fr="Fédération", en="Federation"),
        Words(
            fr="Une tête de réseau, ses membres et leurs territoires.",
            en="A head office, its member organisations and their regions.",
        ),
        (
            Part(
                Words(fr="Notre fédération", en="Our federation"),
                Words(
                    fr="Nous réunissons des structures qui partagent un métier et des valeurs. Ici, les équipes se "
                    "parlent d’un territoire à l’autre, préparent les positions communes et s’entraident.",
                    en="We bring together organisations that share a trade and values. Here, teams talk across "
                    "regions, prepare common positions and help each other.",
                ),
            ),
            Part(
                Words(fr="Ce que nous faisons ensemble", en="What we do together"),
                Words(
                    fr="- **Informer** : les annonces de la fédération, en un seul lieu\n"
                    "- **Échanger** : des salons par métier et par territoire\n"
                    "- **Décider** : des groupes de travail avec leurs comptes rendus\n"
                    "- **Mutualiser** : modèles, formations, achats",
                    en="- **Inform**: the announcements of the federation, in one place\n"
                    "- **Exchange**: rooms by trade and by region\n"
                    "- **Decide**: working groups with their minutes\n"
                    "- **Share**: templates, training, purchasing",
                ),
            ),
            Part(
                Words(fr="Participer", en="Take part"),
                Words(
                    fr="Chaque structure membre invite ses salariés et ses élus. Pour entrer dans un groupe de "
                    "travail, demandez-le à la personne qui l’anime.",
                    en="Each member organisation invites its staff and its elected representatives. To come into a "
                    "working group, ask the person who leads it.",
                ),
            ),
            _TURN_TO,
        ),
    ),
    "companies": Shipped(
        Words(fr="Réseau d’entreprises", en="Business network"),
        Words(
            fr="Des entreprises qui coopèrent : besoins, compétences, projets.",
            en="Companies that cooperate: needs, skills, projects.",
        ),
        (
            Part(
                Words(fr="Le réseau", en="The network"),
                Words(
                    fr="Des entreprises d’un même territoire ou d’une même filière, qui se connaissent mieux pour "
                    "travailler ensemble. Ce qui se dit ici reste entre membres.",
                    en="Companies of one region or one industry, which get to know each other to work together. What "
                    "is said here stays between members.",
                ),
            ),
            Part(
                Words(fr="Ce que vous pouvez y faire", en="What you can do here"),
                Words(
                    fr="- **Demander** : un fournisseur, un conseil, une mise en relation\n"
                    "- **Proposer** : une compétence, une capacité, un local\n"
                    "- **Construire** : répondre à plusieurs, recruter, se former",
                    en="- **Ask**: for a supplier, advice, an introduction\n"
                    "- **Offer**: a skill, a capacity, premises\n"
                    "- **Build**: bid together, recruit, train",
                ),
            ),
            Part(
                Words(fr="Nos règles", en="Our rules"),
                Words(
                    fr="Pas de démarchage dans les salons. On répond, même pour dire non. On ne cite pas un membre à "
                    "l’extérieur sans son accord.",
                    en="No canvassing in rooms. We answer, even to say no. We do not quote a member outside without "
                    "their agreement.",
                ),
            ),
            _TURN_TO,
        ),
    ),
    "alumni": Shipped(
        Words(fr="Promotion d’anciens", en="Alumni"),
        Words(
            fr="Garder le lien, s’entraider, accueillir les promotions suivantes.",
            en="Keep in touch, help each other, welcome the classes that follow.",
        ),
        (
            Part(
                Words(fr="Heureux de vous retrouver", en="Good to see you again"),
                Words(
                    fr="Cette communauté est celle de notre promotion et de celles qui la suivent. On y garde le "
                    "lien, on y parle métier, on y prépare les retrouvailles.",
                    en="This community is that of our class and of those that follow. We keep in touch, talk about "
                    "work and prepare reunions.",
                ),
            ),
            Part(
                Words(fr="S’entraider", en="Help each other"),
                Words(
                    fr="- **Conseiller** : dites dans l’annuaire sur quoi l’on peut vous solliciter\n"
                    "- **Recruter** : offres d’emploi et de stage dans le salon prévu\n"
                    "- **Accueillir** : un mot à qui arrive dans votre ville",
                    en="- **Advise**: say in the directory what people may ask you about\n"
                    "- **Recruit**: jobs and internships in the room for them\n"
                    "- **Welcome**: a word to those who arrive in your town",
                ),
            ),
            Part(
                Words(fr="Tenir sa fiche à jour", en="Keep your entry up to date"),
                Words(
                    fr="Un nouveau poste, une nouvelle adresse : deux minutes dans **Mon compte**, et l’on vous "
                    "retrouve. Chacun choisit ce qu’il montre.",
                    en="A new job, a new address: two minutes in **My account**, and people find you again. Everybody "
                    "chooses what they show.",
                ),
            ),
            _TURN_TO,
        ),
    ),
}
