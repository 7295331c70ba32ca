"""What is written for spreadsheets."""

# A spreadsheet takes a cell that begins so for a formula, which may run programs (OWASP, CSV injection).
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def neutral(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell
