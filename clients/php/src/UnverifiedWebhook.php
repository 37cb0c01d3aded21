<?php

declare(strict_types=1);

namespace Pennypost;

/** A request that nobody who has the key signed, or that came too late. */
final class UnverifiedWebhook extends \RuntimeException
{
}
