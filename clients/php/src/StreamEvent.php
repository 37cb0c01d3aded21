<?php

declare(strict_types=1);

namespace Pennypost;

/** One event of a stream (HTML Living Standard §9.2.6). */
final class StreamEvent
{
    /**
     * @param string $id Its identifier, to go on behind it later.
     * @param string $type What happened.
     * @param mixed $data What it carries.
     */
    public function __construct(
        public readonly string $id,
        public readonly string $type,
        public readonly mixed $data,
    ) {
    }

    /**
     * The events in the pieces of an answer. One that is cut off is none.
     *
     * @param iterable<string> $pieces
     * @return \Generator<int, self>
     */
    public static function of(iterable $pieces): \Generator
    {
        [$rest, $last, $said, $data] = ['', '', [], []];
        foreach ($pieces as $piece) {
            $lines = explode("\n", $rest . $piece);
            $rest = array_pop($lines);
            foreach ($lines as $line) {
                $line = rtrim($line, "\r");
                if ($line !== '') {
                    [$name, $value] = explode(':', $line, 2) + [1 => ''];
                    $value = str_starts_with($value, ' ') ? substr($value, 1) : $value;
                    if ($name === 'data') {
                        $data[] = $value;
                    } else {
                        $said[$name] = $value;
                    }
                    continue;
                }
                $last = $said['id'] ?? $last;
                if ($data !== []) {
                    $text = implode("\n", $data);
                    yield new self($last, $said['event'] ?? 'message', json_decode($text, true) ?? $text);
                }
                [$said, $data] = [[], []];
            }
        }
    }
}
