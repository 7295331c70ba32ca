"""From LaTeX to MathML: one pass over at most a few hundred tokens, with a bound on how deep they nest."""

import re
from collections.abc import Callable, Mapping
from html import escape

from chatcore.rendering.maths import symbols
from chatcore.rendering.maths.elements import Atom, character, columns, scripted
from chatcore.rendering.maths.reading import NotMaths, Reading, words_of

MAX_SOURCE = 1_000
MAX_TOKENS = 500
MAX_DEPTH = 16
MAX_CELLS = 150
"""Characters, tokens, groups in groups, cells of tables that a formula may have: more than people write by hand."""

_ENVIRONMENT = re.compile(r"[A-Za-z]{1,20}\*?")
_CLOSING = frozenset(("}", "\\right", "\\end", "&", "\\\\"))


def mathml(source: str, *, display: bool) -> str | None:
    """Return ``source`` (what stands between the dollars) as ``<math>``, or None when it is not in the subset."""
    words = words_of(source)
    if len(source) > MAX_SOURCE or len(words) > MAX_TOKENS:
        return None
    try:
        body = _Formula(words).whole()
    except (NotMaths, IndexError):
        return None
    shown = ' display="block"' if display else ""
    return f"<math{shown}>{body}</math>"


def source_html(source: str, *, display: bool) -> str:
    """Return a formula that cannot be drawn as it was typed."""
    mark = "$$" if display else "$"
    return f"<code>{escape(f'{mark}{source}{mark}', quote=False)}</code>"


class _Formula(Reading):
    """Makes elements of what is read, once, from left to right."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self.depth = 0
        self.cells = 0

    def whole(self) -> str:
        body = self._row()
        if self.at < len(self.words) or not body:
            raise NotMaths
        return body

    def _row(self, *, until: str = "") -> str:
        """Return what stands before the next closing word, or before ``until``, as one element."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise NotMaths
        parts = []
        while (word := self.peek()) and word not in _CLOSING and word != until:
            parts.append(self._with_scripts(self._atom()))
        self.depth -= 1
        return parts[0] if len(parts) == 1 else f"<mrow>{''.join(parts)}</mrow>"

    def _group(self) -> str:
        """Return an argument: what is in braces, or one atom."""
        if self.peek() != "{":
            if self.peek() in _CLOSING:
                raise NotMaths
            if self.words[self.at][0].isdigit():
                # \frac12 is one half.
                self.words[self.at : self.at + 1] = list(self.words[self.at])
            return self._atom()
        self.take()
        inside = self._row()
        self.expect("}")
        return inside

    def _with_scripts(self, atom: Atom) -> str:
        sub = sup = ""
        primes = 0
        while (word := self.peek()) in ("^", "_", "'"):
            self.take()
            if word == "'":
                primes += 1
            elif word == "^":
                if sup:
                    raise NotMaths
                sup = self._group()
            else:
                if sub:
                    raise NotMaths
                sub = self._group()
        if primes:
            marks = f"<mo>{'′' * min(primes, 4)}</mo>"
            sup = f"<mrow>{marks}{sup}</mrow>" if sup else marks
        return scripted(atom, sub, sup)

    def _atom(self) -> Atom:
        word = self.take()
        if word == "{":
            inside = self._row()
            self.expect("}")
            return Atom(inside)
        if word.startswith("\\"):
            return self._command(word[1:])
        if word[0].isdigit():
            return Atom(f"<mn>{word}</mn>")
        if word in "^_":
            raise NotMaths
        return Atom(character(word))

    def _command(self, name: str) -> Atom:
        if name in ("limits", "nolimits", "displaystyle", "textstyle", "nonumber"):
            return Atom("")
        for table, made in _SIMPLE:
            if name in table:
                return Atom(made(table[name]))
        if name in symbols.LARGE:
            sign = f'<mo movablelimits="true">{symbols.LARGE[name]}</mo>'
            return Atom(sign, limits=True)
        if name in symbols.FUNCTIONS:
            return Atom(f"<mi>{name}</mi><mo>&#8289;</mo>", function=f"<mi>{name}</mi>")
        if name in symbols.LIMITS:
            return Atom(f'<mo movablelimits="true">{name}</mo>', limits=True)
        return self._structure(name)

    def _structure(self, name: str) -> Atom:
        method = _STRUCTURES.get(name)
        if method is not None:
            return Atom(method(self, name))
        if name in symbols.ACCENTS:
            over = f"<mo>{escape(symbols.ACCENTS[name])}</mo>"
            limits = name == "overbrace"
            return Atom(f'<mover accent="true">{self._group()}{over}</mover>', limits=limits)
        if name in symbols.UNDER:
            below = f"<mo>{symbols.UNDER[name]}</mo>"
            return Atom(f"<munder>{self._group()}{below}</munder>", limits=name == "underbrace")
        if name in symbols.ALPHABETS:
            return Atom(self._letters(name))
        if name in symbols.UPRIGHTS:
            word = "".join(self.raw_group().split())
            limits = name == "operatorname" and self.peek() == "_"
            return Atom(f'<mi mathvariant="normal">{escape(word)}</mi>', limits=limits)
        if name in symbols.TEXTS:
            return Atom(f"<mtext>{escape(self.raw_group()).replace(' ', '&nbsp;')}</mtext>")
        if name.rstrip("lrgm") in ("big", "Big", "bigg", "Bigg", "bi", "Bi"):
            return Atom(f'<mo stretchy="false">{escape(self.delimiter())}</mo>')
        raise NotMaths

    def _letters(self, alphabet: str) -> str:
        found = []
        for letter in "".join(self.raw_group().split()):
            tag = "mn" if letter.isdigit() else "mi"
            found.append(f"<{tag}>{escape(symbols.in_alphabet(alphabet, letter))}</{tag}>")
        return f"<mrow>{''.join(found)}</mrow>" if len(found) != 1 else found[0]

    def _fraction(self, name: str) -> str:
        above, below = self._group(), self._group()
        if name != "binom":
            return f"<mfrac>{above}{below}</mfrac>"
        bare = f'<mfrac linethickness="0">{above}{below}</mfrac>'
        return f"<mrow><mo>(</mo>{bare}<mo>)</mo></mrow>"

    def _root(self, name: str) -> str:
        if self.peek() != "[":
            return f"<msqrt>{self._group()}</msqrt>"
        self.take()
        index = self._row(until="]")
        self.expect("]")
        return f"<mroot>{self._group()}{index}</mroot>"

    def _stacked(self, name: str) -> str:
        first, second = self._group(), self._group()
        if name == "underset":
            return f"<munder>{second}{first}</munder>"
        return f"<mover>{second}{first}</mover>"

    def _fenced(self, name: str) -> str:
        opening = self.delimiter()
        inside = self._row()
        self.expect("\\right")
        closing = self.delimiter()
        around = [
            f'<mo stretchy="true">{escape(one)}</mo>' if one else "" for one in (opening, closing)
        ]
        return f"<mrow>{around[0]}{inside}{around[1]}</mrow>"

    def _negated(self, name: str) -> str:
        known = {
            "=": "≠",
            "\\in": "∉",
            "<": "≮",
            ">": "≯",
            "\\subset": "⊄",
            "\\equiv": "≢",
            "\\exists": "∄",
        }
        sign = known.get(self.take())
        if sign is None:
            raise NotMaths
        return f"<mo>{sign}</mo>"

    def _modulo(self, name: str) -> str:
        if name == "bmod":
            return "<mo>mod</mo>"
        space = '<mspace width="1em"></mspace>'
        return f"{space}<mrow><mo>(</mo><mo>mod</mo>{self._group()}<mo>)</mo></mrow>"

    def _environment(self, name: str) -> str:
        kind = self.raw_group()
        if not _ENVIRONMENT.fullmatch(kind) or kind not in symbols.MATRICES:
            raise NotMaths
        if kind == "array" and self.peek() == "{":
            self.raw_group()
        rows = self._rows()
        self.expect("\\end")
        if self.raw_group() != kind:
            raise NotMaths
        opening, closing = symbols.MATRICES[kind]
        table = f"<mtable{columns(kind)}>{rows}</mtable>"
        around = [f'<mo stretchy="true">{one}</mo>' if one else "" for one in (opening, closing)]
        return f"<mrow>{around[0]}{table}{around[1]}</mrow>"

    def _rows(self) -> str:
        rows: list[list[str]] = [[]]
        while True:
            self.cells += 1
            if self.cells > MAX_CELLS:
                raise NotMaths
            rows[-1].append(f"<mtd>{self._row()}</mtd>")
            word = self.peek()
            if word == "&":
                self.take()
            elif word == "\\\\":
                self.take()
                if self.peek() == "\\end":
                    break
                rows.append([])
            else:
                break
        return "".join(f"<mtr>{''.join(row)}</mtr>" for row in rows)


_SIMPLE: tuple[tuple[Mapping[str, str], Callable[[str], str]], ...] = (
    (symbols.LETTERS, lambda letter: f"<mi>{letter}</mi>"),
    (symbols.UPRIGHT, lambda letter: f'<mi mathvariant="normal">{letter}</mi>'),
    (symbols.OPERATORS, lambda sign: f'<mo stretchy="false">{escape(sign)}</mo>'),
    (symbols.INTEGRALS, lambda sign: f"<mo>{sign}</mo>"),
    (symbols.SPACES, lambda width: f'<mspace width="{width}"></mspace>'),
    (symbols.WIDE, lambda width: f'<mspace width="{width}"></mspace>'),
    ({sign: sign for sign in "{}%&$#_"}, lambda sign: f'<mo stretchy="false">{escape(sign)}</mo>'),
    ({"|": "‖"}, lambda sign: f'<mo stretchy="false">{sign}</mo>'),
)

_STRUCTURES: dict[str, Callable[[_Formula, str], str]] = {
    "frac": _Formula._fraction,
    "dfrac": _Formula._fraction,
    "tfrac": _Formula._fraction,
    "binom": _Formula._fraction,
    "sqrt": _Formula._root,
    "overset": _Formula._stacked,
    "stackrel": _Formula._stacked,
    "underset": _Formula._stacked,
    "left": _Formula._fenced,
    "begin": _Formula._environment,
    "not": _Formula._negated,
    "bmod": _Formula._modulo,
    "pmod": _Formula._modulo,
}
