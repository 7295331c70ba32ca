"""Elements of MathML, from atoms and what stands beside them."""

from html import escape

from chatcore.rendering.maths import symbols
from chatcore.rendering.maths.reading import NotMaths


class Atom(str):
    """An element; ``limits`` says that scripts stand above and below it, ``function`` what carries them."""

    limits: bool
    function: str

    def __new__(cls, element: str, *, limits: bool = False, function: str = "") -> "Atom":
        atom = super().__new__(cls, element)
        atom.limits, atom.function = limits, function
        return atom


def scripted(atom: Atom, sub: str, sup: str) -> str:
    if not sub and not sup:
        return str(atom)
    base, after = str(atom) or "<mrow></mrow>", ""
    if atom.function:
        base, after = atom.function, "<mo>&#8289;</mo>"
    below, above, both = (
        ("munder", "mover", "munderover") if atom.limits else ("msub", "msup", "msubsup")
    )
    tag = both if sub and sup else below if sub else above
    return f"<{tag}>{base}{sub}{sup}</{tag}>{after}"


def character(word: str) -> str:
    if word.isalpha():
        return f"<mi>{escape(word)}</mi>"
    if word == "~":
        return f'<mspace width="{symbols.SPACES[" "]}"></mspace>'
    if word in "#%$\\" or not word.isprintable():
        raise NotMaths
    sign = {"-": "−", "*": "∗"}.get(word, word)
    stretchy = ' stretchy="false"' if word in "()[]|" else ""
    return f"<mo{stretchy}>{escape(sign)}</mo>"


def columns(kind: str) -> str:
    """Say how the columns are set: by a class, for MathML Core leaves it to the style sheet."""
    if kind in symbols.ALIGNED:
        return ' class="aligned"'
    return ' class="cases"' if kind == "cases" else ""
