"""The first rows of a table as headings. Headers often stand over two rows: merged cells say the same in each of their
places, a cell left empty below says what stands above it, and where a heading stands twice in a line the one above
tells which it is (出质人 over 证照号码). A text keeps nothing of a merge but its first cell, so there the groups are
told by the empty cells right of them."""

from collections.abc import Sequence
from itertools import pairwise

Span = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of merged ones, row and column from 0."""


def headings(rows: Sequence[Sequence[str]], merged: Sequence[Span] = ()) -> list[list[str]]:
    """Each of the first rows as if it were the headers' last one."""
    filled = [list(row) for row in rows]
    for (top, left), (bottom, right) in merged:
        if top < len(filled) and left < len(filled[top]):
            for row in filled[top : bottom + 1]:
                row[left : right + 1] = [filled[top][left]] * len(row[left : right + 1])
    made = [[" ".join(cell.split()) for cell in row] for row in filled]
    for above, row in reversed(list(pairwise(made))):
        over = _over(above, row)
        if _is_lower(above, row):
            row[:] = [cell or upper for cell, upper in zip(row, above, strict=True)]
        twice = {cell for cell in row if cell and row.count(cell) > 1}
        for i, cell in enumerate(row):
            if cell in twice and i < len(over) and over[i] and over[i] != cell and len(set(over) - {""}) > 1:
                row[i] = over[i] + cell
    return made


def _is_lower(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether two rows are one line of headers: what is empty below is filled above, and what stands below stands under
    a group or under nothing."""
    if len(above) != len(row) or not any(row) or all(row):
        return False
    return all(_is_group(above, i) if cell else above[i] for i, cell in enumerate(row))


def _is_group(above: Sequence[str], place: int) -> bool:
    """Whether a heading above reaches over several columns here."""
    return (
        not above[place]
        or above[place] in above[max(place - 1, 0) : place]
        or (place + 1 < len(above) and above[place + 1] in ("", above[place]))
    )


def _over(above: Sequence[str], row: Sequence[str]) -> list[str]:
    """What stands above each cell: an empty place belongs to the group on its left."""
    over, group = [], ""
    for i, upper in enumerate(above):
        group = upper or (group if i < len(row) and row[i] else "")
        over.append(group)
    return over
