<?php

declare(strict_types=1);

namespace Pennypost;

/** An answer of the server, as it came. */
final class Reply
{
    /** @param array<string, string> $headers Names in lower case. */
    public function __construct(
        public readonly int $status,
        public readonly array $headers,
        public readonly string $content,
    ) {
    }

    /** The validator of the object, to send back as `ifMatch`. */
    public function etag(): ?string
    {
        return $this->headers['etag'] ?? null;
    }

    /** Where the made object is. */
    public function location(): ?string
    {
        return $this->headers['location'] ?? null;
    }

    /** The id of the request in the server's log. */
    public function requestId(): ?string
    {
        return $this->headers['x-request-id'] ?? null;
    }

    /** Whether the server repeats what it answered to an earlier attempt. */
    public function replayed(): bool
    {
        return ($this->headers['idempotent-replayed'] ?? '') === 'true';
    }

    /** Seconds, whether the header counts them or names a date (RFC 9110 §10.2.3). */
    public function retryAfter(): ?float
    {
        $said = $this->headers['retry-after'] ?? '';
        if (ctype_digit($said)) {
            return (float) $said;
        }
        $date = $said === '' ? false : strtotime($said);
        return $date === false ? null : (float) max(0, $date - time());
    }

    /** What it carries, read as JSON: objects as arrays. */
    public function json(): mixed
    {
        return $this->read(true);
    }

    /** What it carries, read as JSON: objects as objects, so that an empty one stays one. */
    public function object(): \stdClass
    {
        $value = $this->read(false);
        return $value instanceof \stdClass ? $value : throw new Unreadable($this, 'it is no object');
    }

    private function read(bool $arrays): mixed
    {
        try {
            return json_decode($this->content, $arrays, 512, JSON_THROW_ON_ERROR);
        } catch (\JsonException $reason) {
            throw new Unreadable($this, $reason->getMessage());
        }
    }
}
