<?php

declare(strict_types=1);

namespace Pennypost;

/** An answer came that is not of this API; some other server may stand in between. */
final class Unreadable extends Failure
{
    public function __construct(public readonly Reply $reply, string $reason)
    {
        parent::__construct("the answer with status {$reply->status} is not one of this API: $reason");
        $this->status = $reply->status;
    }

    public function retryAfter(): ?float
    {
        return $this->reply->retryAfter();
    }
}
