"""Lists are answered in pages; whoever iterates over one gets them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ._json import Object

T = TypeVar("T")


@dataclass(kw_only=True)
class Page(Object, Generic[T]):
    """A page of a list. `data` is what it holds; iterating goes on through all that follow."""

    data: list[T]
    has_more: bool
    next_cursor: str | None = None
    _after: Callable[[str], Any] | None = field(default=None, init=False, repr=False, compare=False)

    def __iter__(self) -> Iterator[T]:
        """Every object of this page and of those that follow, which are read when they are reached."""
        page = self
        while True:
            yield from page.data
            if not (page.has_more and page.next_cursor and page._after):
                return
            page = page._after(page.next_cursor)
