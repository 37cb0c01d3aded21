<?php

declare(strict_types=1);

namespace Pennypost;

/**
 * A page of a list. `$data` is what it holds; a loop over the page goes on through all that follow, which are read when they
 * are reached.
 *
 * @template T
 *
 * @property list<T> $data
 * @property bool $has_more
 * @property string|null $next_cursor
 */
class Page extends Value
{
    /** @var (\Closure(string): Page<T>)|null */
    private ?\Closure $after = null;

    /** @internal */
    final public function followedBy(\Closure $after): static
    {
        $this->after = $after;
        return $this;
    }

    /** @return \Generator<int, T> */
    public function getIterator(): \Generator
    {
        $page = $this;
        while (true) {
            foreach ($page->data as $item) {
                yield $item;
            }
            if (!$page->has_more || $page->next_cursor === null || $page->after === null) {
                return;
            }
            $page = ($page->after)($page->next_cursor);
        }
    }
}
