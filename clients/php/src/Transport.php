<?php

declare(strict_types=1);

namespace Pennypost;

/** How bytes travel. A token belongs to one server, so redirections are not followed. */
final class Transport
{
    private ?\CurlHandle $handle = null;

    /** @param array<int, mixed> $options Options of curl beside those made here. */
    public function __construct(
        private readonly string $address,
        private readonly float $timeout,
        private readonly array $options,
    ) {
        $parts = parse_url($address);
        if (!in_array($parts['scheme'] ?? '', ['http', 'https'], true) || ($parts['host'] ?? '') === '') {
            throw new \InvalidArgumentException("`$address` is not an address such as `https://mail.example.org`");
        }
    }

    /**
     * One attempt.
     *
     * @param array<string, string> $headers
     * @throws Unreachable
     */
    public function send(string $method, string $target, array $headers, ?string $body): Reply
    {
        // One handle keeps its connection for the next call.
        $this->handle ??= curl_init();
        $said = [];
        curl_reset($this->handle);
        curl_setopt_array($this->handle, $this->options($target, $headers) + [
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT_MS => (int) ($this->timeout * 1000),
            CURLOPT_HEADERFUNCTION => self::into($said),
        ]);
        if ($body !== null) {
            curl_setopt($this->handle, CURLOPT_POSTFIELDS, $body);
        }
        $content = curl_exec($this->handle);
        if ($content === false) {
            throw self::unreachable($this->handle);
        }
        return new Reply(curl_getinfo($this->handle, CURLINFO_RESPONSE_CODE), $said, $content);
    }

    /**
     * A request whose answer is read as it comes, in pieces. The answer must be a success.
     *
     * @param array<string, string> $headers
     * @return \Generator<int, string>
     * @throws Failure
     */
    public function stream(string $target, array $headers): \Generator
    {
        $said = $pieces = [];
        $handle = curl_init();
        curl_setopt_array($handle, $this->options($target, $headers) + [
            CURLOPT_HEADERFUNCTION => self::into($said),
            CURLOPT_LOW_SPEED_LIMIT => 1,
            CURLOPT_LOW_SPEED_TIME => (int) ceil($this->timeout),
            CURLOPT_WRITEFUNCTION => static function (\CurlHandle $_, string $piece) use (&$pieces): int {
                $pieces[] = $piece;
                return strlen($piece);
            },
        ]);
        $many = curl_multi_init();
        curl_multi_add_handle($many, $handle);
        try {
            do {
                curl_multi_exec($many, $running);
                $status = curl_getinfo($handle, CURLINFO_RESPONSE_CODE);
                while ($status === 200 && $pieces !== []) {
                    yield array_shift($pieces);
                }
                if ($running) {
                    curl_multi_select($many, 1.0);
                }
            } while ($running);
            $ended = curl_multi_info_read($many);
            if ($status !== 200) {
                if ($status === 0) {
                    throw new Unreachable(curl_strerror($ended['result'] ?? 0) ?? '');
                }
                Client::accept(new Reply($status, $said, implode('', $pieces)));
            }
        } finally {
            curl_multi_remove_handle($many, $handle);
            curl_multi_close($many);
        }
    }

    /**
     * @param array<string, string> $headers
     * @return array<int, mixed>
     */
    private function options(string $target, array $headers): array
    {
        // Without `Expect` curl does not wait before it sends a longer body.
        $lines = ['Expect:'];
        foreach ($headers as $name => $value) {
            $lines[] = "$name: $value";
        }
        return $this->options + [
            CURLOPT_URL => rtrim($this->address, '/') . $target,
            CURLOPT_HTTPHEADER => $lines,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_CONNECTTIMEOUT => 10,
        ];
    }

    /** @param array<string, string> $said */
    private static function into(array &$said): \Closure
    {
        return static function (\CurlHandle $_, string $line) use (&$said): int {
            if (str_contains($line, ':')) {
                [$name, $value] = explode(':', $line, 2);
                $said[strtolower($name)] = trim($value);
            }
            return strlen($line);
        };
    }

    private static function unreachable(\CurlHandle $handle): Unreachable
    {
        $number = curl_errno($handle);
        $connected = curl_getinfo($handle, CURLINFO_CONNECT_TIME) > 0;
        $reason = curl_error($handle) ?: (string) curl_strerror($number);
        return new Unreachable($reason, $number === CURLE_OPERATION_TIMEDOUT && $connected);
    }
}
