<?php

declare(strict_types=1);

namespace Pennypost;

/** Why a call failed: a `Problem`, or `Unreachable`, or `Unreadable`. */
abstract class Failure extends \RuntimeException
{
    /** @var string The stable code of what went wrong; empty when the server did not say. */
    public $code = '';

    /** The HTTP status; 0 when no answer came. */
    public int $status = 0;

    /** Whether the next attempt may fare better. */
    public function isPassing(): bool
    {
        // The attempt before this one may still be being answered.
        return in_array($this->status, [429, 502, 503], true) || $this->code === 'idempotency_in_flight';
    }

    /** How many seconds to wait before another attempt has a chance; null when the server did not say. */
    public function retryAfter(): ?float
    {
        return null;
    }
}
