<?php

declare(strict_types=1);

namespace Pennypost;

/**
 * How often and how patiently a call is tried again when the network or the server failed for the moment. It never changes
 * something twice: mutations carry an `Idempotency-Key`, the same for every attempt.
 */
final class Retry
{
    /**
     * @param int $attempts Attempts in all, the first included.
     * @param float $firstWait Seconds before the second attempt; they double from then on.
     * @param float $longestWait The longest wait in seconds. A server that asks for more is not waited for.
     */
    public function __construct(
        public readonly int $attempts = 5,
        public readonly float $firstWait = 0.2,
        public readonly float $longestWait = 30.0,
    ) {
    }

    /** Every call is tried once. */
    public static function never(): self
    {
        return new self(attempts: 1);
    }

    /** Seconds before the attempt after the `$made`th, or null when the failure is to be thrown. */
    public function wait(int $made, Failure $failure): ?float
    {
        if ($made >= $this->attempts || !$failure->isPassing()) {
            return null;
        }
        $asked = $failure->retryAfter();
        if ($asked !== null) {
            return $asked <= $this->longestWait ? $asked : null;
        }
        return min($this->firstWait * 2 ** ($made - 1), $this->longestWait);
    }
}
