"""Code blocks: escaped, and coloured by classes when their language is one that we know to be safe."""

from functools import lru_cache
from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name

MAX_HIGHLIGHTED = 1_600
MAX_LINE = 300
MAX_BLANK = 8
"""Characters of code, and of one line of it, and blank lines together, that are still highlighted.

What is longer is shown without colours: several lexers take quadratic time on long lines that nobody
writes by hand."""

# Languages that people paste in a chat. A closed list: a lexer is a set of regular expressions run on hostile
# text; those here are measured by benchmarks/rendering.py.
LANGUAGES = frozenset(
    (
        "bash",
        "c",
        "c++",
        "cpp",
        "cs",
        "csharp",
        "css",
        "diff",
        "docker",
        "dockerfile",
        "go",
        "graphql",
        "html",
        "http",
        "ini",
        "javascript",
        "js",
        "json",
        "kotlin",
        "lua",
        "make",
        "makefile",
        "nginx",
        "php",
        "powershell",
        "ps1",
        "py",
        "python",
        "r",
        "rs",
        "rust",
        "scala",
        "sh",
        "shell",
        "sql",
        "swift",
        "toml",
        "ts",
        "tsx",
        "typescript",
        "xml",
        "yaml",
        "yml",
    )
)

_formatter: HtmlFormatter[str] = HtmlFormatter(nowrap=True)


def code_html(code: str, language: str, *, coloured: bool = True) -> str:
    """Return ``code`` as ``<pre class="code" data-language="…"><code>…</code></pre>``.

    ``language`` is what was written after the fence, or ""; a known one gives Pygments' short classes
    (``<span class="k">``), no styles. An unknown one is kept as the name that readers see.
    """
    language = language.lower()
    named = f' data-language="{escape(language)}"' if language else ""
    body = None
    if coloured and language in LANGUAGES and _is_handy(code):
        body = highlight(code, _lexer(language), _formatter).rstrip("\n")
    if body is None:
        body = escape(code, quote=False)
    # A browser drops the first newline inside <pre>; ours is that one, never the author's.
    return f'<pre class="code"{named}><code>{body}</code></pre>'


def _is_handy(code: str) -> bool:
    if len(code) > MAX_HIGHLIGHTED:
        return False
    lines = code.split("\n")
    blank = "".join(" " if not line.strip() else "x" for line in lines)
    return max(map(len, lines)) <= MAX_LINE and " " * MAX_BLANK not in blank


@lru_cache(maxsize=len(LANGUAGES))
def _lexer(language: str) -> Lexer:
    """Lexers hold no state between calls once made, so that threads share them."""
    return get_lexer_by_name(language, stripnl=False, ensurenl=False)
