<?php

declare(strict_types=1);

namespace Pennypost;

/** Verifying webhooks after Standard Webhooks 1.0. */
final class Webhook
{
    /**
     * What a webhook carries, once it is known to be genuine. One signature that fits is enough. The same `webhook-id` may
     * come again: take each once.
     *
     * @param string $payload The body as it came: `file_get_contents('php://input')`.
     * @param array<string, string> $headers Such as `getallheaders()`.
     * @param string|list<string> $keys The endpoint's secret (`whsec_…`) or public key (`whpk_…`), or several.
     * @param int $tolerance Seconds that the message may be old.
     * @return array<string, mixed>
     * @throws UnverifiedWebhook
     */
    public static function verify(
        string $payload,
        array $headers,
        #[\SensitiveParameter] string|array $keys,
        int $tolerance = 300,
        ?int $now = null,
    ): array {
        $headers = array_change_key_case($headers);
        $id = $headers['webhook-id'] ?? '';
        $moment = $headers['webhook-timestamp'] ?? '';
        $given = $headers['webhook-signature'] ?? '';
        if ($id === '' || $given === '' || !ctype_digit($moment)) {
            throw new UnverifiedWebhook('the headers of a webhook are missing or unreadable');
        }
        if (abs(($now ?? time()) - (int) $moment) > $tolerance) {
            throw new UnverifiedWebhook('the message is too old, or dated later than now');
        }
        foreach ((array) $keys as $key) {
            foreach (explode(' ', $given) as $signature) {
                if (self::fits($key, "$id.$moment.$payload", $signature)) {
                    return json_decode($payload, true, 512, JSON_THROW_ON_ERROR);
                }
            }
        }
        throw new UnverifiedWebhook('no signature fits');
    }

    private static function fits(string $key, string $signed, string $signature): bool
    {
        [$version, $text] = explode(',', $signature, 2) + [1 => ''];
        $given = base64_decode($text, true);
        $public = str_starts_with($key, 'whpk_');
        $known = base64_decode((string) preg_replace('/^wh(pk|sec)_/', '', $key), true);
        if ($known === false) {
            throw new \InvalidArgumentException('a key is `whsec_` or `whpk_` and base64');
        }
        if ($given === false || $version !== ($public ? 'v1a' : 'v1')) {
            return false;
        }
        if (!$public) {
            return hash_equals(hash_hmac('sha256', $signed, $known, true), $given);
        }
        if (!function_exists('sodium_crypto_sign_verify_detached')) {
            throw new \LogicException('Ed25519 signatures need the extension sodium');
        }
        return strlen($given) === 64 && strlen($known) === 32 && sodium_crypto_sign_verify_detached($given, $signed, $known);
    }
}
