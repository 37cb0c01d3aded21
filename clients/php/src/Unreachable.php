<?php

declare(strict_types=1);

namespace Pennypost;

/** No answer came: the network, TLS, or a time-out. */
final class Unreachable extends Failure
{
    public function __construct(string $reason, public readonly bool $timedOut = false)
    {
        parent::__construct("no answer from the server: $reason");
    }

    public function isPassing(): bool
    {
        // A server that took the time a call may take will take it again.
        return !$this->timedOut;
    }
}
