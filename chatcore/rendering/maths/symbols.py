"""What commands of LaTeX mean: letters, operators, relations, accents, alphabets. Names as in the LaTeX of the AMS."""

_GREEK = (
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ "
    "mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω "
    "ell ℓ hbar ℏ imath ı jmath ȷ wp ℘ partial ∂ nabla ∇ infty ∞ aleph ℵ beth ℶ emptyset ∅ varnothing ∅"
)
# Upright, as they are set in French and in English.
_UPRIGHT = (
    "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω Re ℜ Im ℑ degree ° "
    "angle ∠ triangle △ square □ top ⊤ bot ⊥ prime ′ dagger † ddagger ‡ euro € S §"
)
_OPERATORS = (
    "times × div ÷ cdot ⋅ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ cup ∪ cap ∩ "
    "setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ neg ¬ lnot ¬ forall ∀ exists ∃ nexists ∄ "
    "le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ equiv ≡ approx ≈ cong ≅ sim ∼ simeq ≃ propto ∝ ll ≪ gg ≫ "
    "in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ nsubseteq ⊈ sqcup ⊔ sqcap ⊓ prec ≺ succ ≻ "
    "perp ⊥ parallel ∥ mid ∣ nmid ∤ models ⊨ vdash ⊢ to → gets ← rightarrow → leftarrow ← leftrightarrow ↔ "
    "Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longrightarrow ⟶ longleftarrow ⟵ "
    "longmapsto ⟼ hookrightarrow ↪ uparrow ↑ downarrow ↓ rightharpoonup ⇀ rightleftharpoons ⇌ "
    "ldots … cdots ⋯ dots … vdots ⋮ ddots ⋱ colon : coloneqq ≔ therefore ∴ because ∵ lbrace { rbrace } langle ⟨ "
    "rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖ backslash ∖"
)
_LARGE = (
    "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀ bigsqcup ⨆"
)
_INTEGRALS = "int ∫ iint ∬ iiint ∭ oint ∮"
_ACCENTS = (
    "hat ^ widehat ^ bar ‾ overline ‾ vec → overrightarrow → dot ˙ ddot ¨ tilde ~ widetilde ~ check ˇ breve ˘ acute ´ "
    "grave ` overbrace ⏞"
)


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


LETTERS = _pairs(_GREEK)
UPRIGHT = _pairs(_UPRIGHT)
OPERATORS = _pairs(_OPERATORS)
LARGE = _pairs(_LARGE)
INTEGRALS = _pairs(_INTEGRALS)
ACCENTS = _pairs(_ACCENTS)
UNDER = {"underline": "_", "underbrace": "⏟"}

_FUNCTIONS = (
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth ln log lg exp deg dim ker arg hom "
    "ch sh th card rg Vect pgcd ppcm"
)
FUNCTIONS = frozenset(_FUNCTIONS.split())
# Those that take what is below them.
_LIMITS = "lim limsup liminf max min sup inf det gcd Pr argmax argmin"
LIMITS = frozenset(_LIMITS.split())

SPACES = {
    ",": "0.167em",
    ":": "0.222em",
    ">": "0.222em",
    ";": "0.278em",
    "!": "-0.167em",
    " ": "0.333em",
}
WIDE = {"quad": "1em", "qquad": "2em", "thinspace": "0.167em", "enspace": "0.5em"}

# Delimiters after \left, \right and \big, by what is written there.
DELIMITERS = {
    "(": "(", ")": ")", "[": "[", "]": "]", "|": "|", "/": "/", ".": "", "<": "⟨", ">": "⟩", "\\{": "{", "\\}": "}",
    "\\|": "‖",
    **{f"\\{name}": OPERATORS[name] for name in (
        "lbrace", "rbrace", "langle", "rangle", "lfloor", "rfloor", "lceil", "rceil", "lvert", "rvert", "vert",
        "lVert", "rVert", "Vert", "uparrow", "downarrow")},
}  # fmt: skip

# Environments: what is around the table, and how its columns are set.
MATRICES = {
    "matrix": ("", ""), "smallmatrix": ("", ""), "pmatrix": ("(", ")"), "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"), "array": ("", ""),
    "cases": ("{", ""),
    "aligned": ("", ""), "align": ("", ""), "align*": ("", ""), "split": ("", ""),
    "gathered": ("", ""), "gather": ("", ""), "gather*": ("", ""),
}  # fmt: skip
ALIGNED = frozenset(("aligned", "align", "align*", "split"))

_BASES = {
    "mathbb": (0x1D538, 0x1D552, 0x1D7D8), "mathbf": (0x1D400, 0x1D41A, 0x1D7CE),
    "boldsymbol": (0x1D468, 0x1D482, 0x1D7CE),
    "mathcal": (0x1D49C, 0x1D4B6, 0), "mathscr": (0x1D49C, 0x1D4B6, 0), "mathfrak": (0x1D504, 0x1D51E, 0),
    "mathsf": (0x1D5A0, 0x1D5BA, 0x1D7E2), "mathtt": (0x1D670, 0x1D68A, 0x1D7F6),
}  # fmt: skip
# Letters that Unicode had before it had these alphabets.
_EXCEPTIONS = {
    "mathbb": "C ℂ H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ",
    "mathcal": "B ℬ E ℰ F ℱ H ℋ I ℐ L ℒ M ℳ R ℛ e ℯ g ℊ o ℴ",
    "mathscr": "B ℬ E ℰ F ℱ H ℋ I ℐ L ℒ M ℳ R ℛ e ℯ g ℊ o ℴ",
    "mathfrak": "C ℭ H ℌ I ℑ R ℜ Z ℨ",
}
ALPHABETS = frozenset(_BASES)
UPRIGHTS = frozenset(("mathrm", "operatorname", "mathit"))
TEXTS = frozenset(("text", "textrm", "textbf", "textit", "mbox"))


def in_alphabet(alphabet: str, letter: str) -> str:
    """Return ``letter`` of the Latin alphabet, or a digit, in one of ``ALPHABETS``; others as they are."""
    if not letter.isascii():
        return letter
    if exception := _pairs(_EXCEPTIONS.get(alphabet, "")).get(letter):
        return exception
    capitals, small, digits = _BASES[alphabet]
    if letter.isupper():
        return chr(capitals + ord(letter) - ord("A"))
    if letter.islower():
        return chr(small + ord(letter) - ord("a"))
    return chr(digits + int(letter)) if letter.isdigit() and digits else letter
