<?php

declare(strict_types=1);

namespace Pennypost;

/** The server refused and said why (RFC 9457). */
final class Problem extends Failure
{
    /** What happened and what to do next, for a person. */
    public readonly string $detail;

    /** The id of the request, to find it in the server's log. */
    public readonly ?string $requestId;

    /** @var list<array{pointer: string, code: string, detail: string}> The fields at fault, when fields are. */
    public readonly array $errors;

    /** @var array<string, mixed>|null What is in the way: `kind`, `key`, and `object` if this token may read it. */
    public readonly ?array $conflict;

    /** @var list<array{limit: string, used: int, allowed: int}> The limits that leave no room, when limits are what refused it. */
    public readonly array $exceeded;

    /** @param array<string, mixed> $said Everything the server said, with members this class does not name. */
    public function __construct(public readonly Reply $reply, public readonly array $said)
    {
        $this->status = $reply->status;
        $this->detail = (string) ($said['detail'] ?? '');
        $this->requestId = $said['request_id'] ?? $reply->requestId();
        $this->conflict = $said['conflict'] ?? null;
        $this->errors = array_map(
            static fn (array $it): array => $it + ['pointer' => '', 'code' => '', 'detail' => ''],
            $said['errors'] ?? [],
        );
        $this->exceeded = array_map(
            static fn (array $it): array => $it + ['limit' => '', 'used' => 0, 'allowed' => 0],
            $said['exceeded'] ?? [],
        );
        $code = (string) $said['code'];
        $fields = array_map(static fn (array $it): string => "; `{$it['pointer']}` {$it['detail']}", $this->errors);
        parent::__construct("{$this->detail} ({$this->status} $code)" . implode('', $fields));
        $this->code = $code;
    }

    public function retryAfter(): ?float
    {
        return $this->reply->retryAfter();
    }
}
