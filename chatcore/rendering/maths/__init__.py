"""Maths: a subset of LaTeX becomes MathML Core, which browsers draw and screen readers read.

Every element comes from closed tables and all text is escaped: what is made here is put into a message after the
sanitisers, which know no MathML. What is not in the subset, or too much, is shown as it was typed.
"""

from chatcore.rendering.maths.converter import mathml, source_html

__all__ = ["mathml", "source_html"]
