<?php

declare(strict_types=1);

namespace Pennypost;

/**
 * An object of the API, read by property (`$mailbox->address`), by key (`$record['x-tag']`), or in a loop. What is absent is
 * null. What a newer server adds is there too, so that what was read can be changed and sent back without loss.
 *
 * @implements \ArrayAccess<string, mixed>
 * @implements \IteratorAggregate<mixed>
 */
class Value implements \ArrayAccess, \IteratorAggregate, \Countable, \JsonSerializable
{
    /** Fields that hold objects with a class of their own. */
    protected const HOLDS = [];

    /** Not for a log. */
    private const SECRETS = ['password', 'secret'];

    final public function __construct(
        private readonly \stdClass $said = new \stdClass(),
        private readonly ?Reply $reply = null,
    ) {
    }

    /** The answer it came in; null for what is part of another. */
    public function reply(): ?Reply
    {
        return $this->reply;
    }

    /** The validator of the object, to send back as `ifMatch`. */
    public function etag(): ?string
    {
        return $this->reply?->etag();
    }

    /** Whether the server repeats what it answered to an earlier attempt. */
    public function replayed(): bool
    {
        return (bool) $this->reply?->replayed();
    }

    /** @return array<string, mixed> All of it in arrays. */
    public function toArray(): array
    {
        return json_decode(json_encode($this, JSON_THROW_ON_ERROR), true);
    }

    public function __get(string $name): mixed
    {
        return self::held(static::HOLDS[$name] ?? '', $this->said->{$name} ?? null);
    }

    public function __set(string $name, mixed $value): void
    {
        $this->said->{$name} = $value;
    }

    public function __isset(string $name): bool
    {
        return isset($this->said->{$name});
    }

    public function __unset(string $name): void
    {
        unset($this->said->{$name});
    }

    public function offsetExists(mixed $offset): bool
    {
        return $this->__isset((string) $offset);
    }

    public function offsetGet(mixed $offset): mixed
    {
        return $this->__get((string) $offset);
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
        $this->__set((string) $offset, $value);
    }

    public function offsetUnset(mixed $offset): void
    {
        $this->__unset((string) $offset);
    }

    public function getIterator(): \Traversable
    {
        foreach (array_keys(get_object_vars($this->said)) as $name) {
            yield $name => $this->__get((string) $name);
        }
    }

    public function count(): int
    {
        return count(get_object_vars($this->said));
    }

    public function jsonSerialize(): \stdClass
    {
        return $this->said;
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        $shown = get_object_vars($this->said);
        foreach (self::SECRETS as $name) {
            if (isset($shown[$name])) {
                $shown[$name] = '…';
            }
        }
        return $shown;
    }

    /** A value as the objects it holds: `Alias`, `Alias[]`, `Alias{}`, or by a field's word `kind:door=Door,shop=Shop`. */
    private static function held(string $kind, mixed $value): mixed
    {
        if (is_array($value)) {
            $inner = str_ends_with($kind, '[]') ? substr($kind, 0, -2) : '';
            return array_map(static fn (mixed $item): mixed => self::held($inner, $item), $value);
        }
        if (!$value instanceof \stdClass) {
            return $value;
        }
        if (str_ends_with($kind, '{}')) {
            $inner = substr($kind, 0, -2);
            $items = array_map(static fn (mixed $item): mixed => self::held($inner, $item), get_object_vars($value));
            return new self((object) $items);
        }
        if (str_contains($kind, ':')) {
            [$field, $words] = explode(':', $kind, 2);
            parse_str(str_replace(',', '&', $words), $classes);
            $word = $value->{$field} ?? null;
            $kind = is_string($word) ? $classes[$word] ?? '' : '';
        }
        $class = $kind === '' ? self::class : __NAMESPACE__ . '\\Type\\' . $kind;
        return new $class($value);
    }
}
