<?php

declare(strict_types=1);

namespace WHMCS\Module\Server\Pennypost;

use Pennypost\Problem;
use Pennypost\Unreachable;

/** What came of a call, as WHMCS and its staff want to hear it. */
final class Words
{
    /** `success`, or why not. */
    public static function after(\Closure $call): string
    {
        try {
            $call();
            return 'success';
        } catch (\Throwable $failure) {
            return self::of($failure);
        }
    }

    /**
     * Where to send the browser, or why not.
     *
     * @return array{success: bool, redirectTo?: string, errorMsg?: string}
     */
    public static function link(\Closure $call): array
    {
        try {
            return ['success' => true, 'redirectTo' => $call()];
        } catch (\Throwable $failure) {
            return ['success' => false, 'errorMsg' => self::of($failure)];
        }
    }

    public static function of(\Throwable $failure): string
    {
        if ($failure instanceof Unreachable) {
            return 'The mail server cannot be reached. ' . ucfirst($failure->getMessage()) . '.';
        }
        if (!$failure instanceof Problem) {
            return $failure->getMessage();
        }
        return match ($failure->code) {
            'usage_exceeds_plan' => self::exceeded($failure),
            'unauthenticated', 'invalid_token' => 'The mail server does not know the token. '
                . 'Check the password in the server\'s settings.',
            'insufficient_scope' => 'The token may not do this. ' . $failure->getMessage(),
            default => $failure->getMessage() . ($failure->requestId ? " [request {$failure->requestId}]" : ''),
        };
    }

    private static function exceeded(Problem $problem): string
    {
        $lines = array_map(static function (array $it): string {
            $name = str_replace('_', ' ', (string) $it['limit']);
            return "{$it['used']} $name in use, {$it['allowed']} allowed";
        }, $problem->exceeded);
        return 'The plan is too small for what is in use' . ($lines ? ': ' . implode('; ', $lines) : '') . '.';
    }
}
